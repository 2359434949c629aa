/** Family names of the Kinh, Khmer, Hoa and others of the province, plain: where one begins, a name may begin. */
export function isFamilyName(plain: string): boolean {
  return FAMILY_NAMES.has(plain);
}

const FAMILY_NAMES: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh truong lam mai cao trinh luu luong ' +
    'ta thach danh son kim chau to quach phung doan dao thai ha la tang vuong trieu tieu chu nong be hua mac ma vi lo ' +
    'quang cam giang ninh nhan au an ung nghiem tong kien khuu lieu luc quan tien ton diep dam khuat kieu lai lac man ' +
    'mau on pho phi phu sam su tat thieu trang tu tuong van vien vuu y k tri chung cung co cu doanh dau hang hong ' +
    'khong khieu khoa kha banh bach bang bien buu thuong thuy nhu nhiem nghi ngac mach lu luyen ky ' +
    'ke huu han gian du dong dien chuong chan cai cat bao cong trac trac'
  ).split(' '),
);
