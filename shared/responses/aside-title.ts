/**
 * Questions that are about no delegate, though their titles hold the same words (R1): who signed, who is replaced, the
 * driver, the chair, whom to call, who filled the form in, a consent, a file to upload, the score of a graded form.
 *
 * Words come plain, in lower case, with a blank before and behind. A person may be named anywhere in the title, in
 * brackets too ("Họ và tên (người ký)"); what is asked to be uploaded or agreed to stands outside the brackets, which
 * may well explain a name ("Họ và tên (đính kèm danh sách nếu đông)").
 */
export type Aside = 'score' | 'upload' | 'consent' | 'person' | 'contact' | 'sender';

export function asideOf(title: { readonly outside: string; readonly whole: string }): Aside | null {
  if (UPLOAD.test(title.outside)) return 'upload';
  if (CONSENT.test(title.outside)) return 'consent';
  if (PERSON.test(title.whole)) return 'person';
  if (CONTACT.test(title.whole) || CONTACT_NAME.test(title.whole)) return 'contact';
  return SENDER.test(title.whole) ? 'sender' : null;
}

/** "Họ và tên [Điểm số]", "Đơn vị [Feedback]": what a graded form writes behind each question; `question` is what it is about. */
export function gradedQuestion(title: string): { readonly question: string; readonly grade: string } | null {
  const match = /^(.*\S)\s*\[([^\][]*)\]\s*$/s.exec(title);
  return match === null ? null : { question: match[1] ?? '', grade: match[2] ?? '' };
}

/** Words that Forms itself writes in those brackets. */
export function isGrade(words: string): boolean {
  return GRADE.test(words);
}

/** Why a column is left out, for the clerk. */
export const ASIDE_WORDS: Readonly<Record<Aside, string>> = {
  score: 'điểm hoặc nhận xét của biểu mẫu chấm điểm',
  upload: 'tệp tải lên',
  consent: 'lời đồng ý, xác nhận',
  person: 'hỏi về người khác, không phải đại biểu',
  contact: 'hỏi về người liên hệ hoặc người lập biểu',
  sender: 'hỏi về người điền biểu mẫu',
};

const GRADE = /^ (?:diem(?: so)?|tong diem|phan hoi|nhan xet|score|points?|feedback|comments?|grade) $/;

const PAPER = '(?:danh sach|van ban|cong van|quyet dinh|giay gioi thieu|to trinh|phieu|tep|file|tai lieu)';
const UPLOAD = new RegExp(
  ` (?:tai (?:len|tep|file|anh|ban|danh sach|van ban)|(?:tep|file) |dinh kem|upload|attach(?:ed|ment|ments)?|scan|ban chup|anh chup|hinh anh|anh the|anh chan dung|duong dan|duong link|link|(?:nop|gui) ${PAPER}) ?|` +
    ` ${PAPER}(?: \\w+){0,4} kem(?: theo)? | van ban cu | quyet dinh cu `,
);

const CONSENT =
  / (?:dong y|dong thuan|chap thuan|cam doan|cam ket|cho phep|xac nhan|consent|i agree|agree|i confirm|confirm) /;

const PERSON = new RegExp(
  [
    // Who signed or decided.
    '(?:nguoi|lanh dao|thu truong|dai dien|can bo)(?: co tham quyen)? ky(?: \\w+)?',
    'ky (?:ten|duyet|thay|giay|van ban|cong van)',
    'nguoi (?:co tham quyen|(?:phe )?duyet|xac nhan|kiem tra|giao nhiem vu|gioi thieu|bao lanh|cho phep)',
    'lanh dao (?:phu trach|phe duyet|duyet|truc tiep)',
    'thu truong|signer|signatory|signed by|approved by|approver',
    // Who is replaced, or does not come.
    '(?:duoc|bi) thay(?: the)?|thay(?: the)? cho|thay the ai|replaced|instead of|on behalf of',
    '(?:nguoi|dai bieu|can bo|hoc vien) (?:vang(?: mat)?|khong (?:tham du|tham gia|du)|rut(?: ten)?|da dang ky (?:truoc|lan truoc|cu)|dang ky (?:truoc|lan truoc|cu)|truoc day)',
    // Who drives, leads or teaches, who comes along.
    'lai xe|tai xe|nguoi dua don|driver|chu toa|chu tri|chair(?:man|woman|person)?|giang vien|bao cao vien|lecturer|trainer',
    'nguoi (?:di (?:cung|kem)|thap tung|than|nhan|thanh toan)|than nhan|khan cap|emergency',
    '(?:chu |so |ten )?tai khoan|account holder',
  ]
    .map((words) => ` (?:${words}) `)
    .join('|'),
);

/** Whom to call, or who put the list together. */
const CONTACT =
  / (?:nguoi (?:lap|lien he|lien lac|dau moi|nhap|bao cao|ky|phu trach|cu di|tong hop|tham muu)|dau moi|can bo (?:dau moi|lien he|lap|tong hop|tham muu|phu trach)|chuyen vien phu trach|contact person|contact name|prepared by) /;
/** "Họ tên liên hệ"; a "Số điện thoại liên hệ" is the delegate's. */
const CONTACT_NAME = /^(?=.* (?:ho (?:va )?ten|full name|name|ten) ).* (?:lien he|lien lac|contact) /;

/** Who sends the form may be the delegate: where nobody else is asked for, it is. */
const SENDER =
  / (?:nguoi (?:gui|khai|dien|nop|dang ky|lam don)|filled (?:in|out) by|submitted by|submitter|respondent) /;
