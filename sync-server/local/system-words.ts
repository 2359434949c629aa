/** Why the operating system refused, in words; what nobody here has met keeps its code, for whoever installs. */
export function systemWords(code: string | null | undefined): string {
  if (code == null) return 'lỗi không rõ';
  return WORDS[code] ?? `mã lỗi ${code}`;
}

const NO_RIGHT = 'không có quyền';
const BUSY = 'đang được chương trình khác sử dụng';
const WORDS: Readonly<Record<string, string>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  EROFS: 'ổ đĩa chỉ cho đọc',
  EBUSY: BUSY,
  ETXTBSY: BUSY,
  EIO: 'ổ đĩa hỏng hoặc mất kết nối',
  ENAMETOOLONG: 'tên tệp quá dài',
  ELOOP: 'đường dẫn vòng quanh',
};
