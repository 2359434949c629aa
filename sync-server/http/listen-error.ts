/** The server cannot listen where it was told to. The message says why and what to do. */
export class ListenError extends Error {
  readonly code = 'cannot-listen';
  constructor({ code }: NodeJS.ErrnoException, host: string, port: number) {
    super(wordsOf(code, host, port));
    this.name = 'ListenError';
  }
}

function wordsOf(code: string | undefined, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Cổng ${port} đang được chương trình khác sử dụng. Đề nghị dừng chương trình đó hoặc chọn cổng khác.`;
    case 'EACCES':
    case 'EPERM':
      return `Không được phép mở cổng ${port}. Đề nghị chọn cổng từ 1024 trở lên.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `Máy này không có địa chỉ “${host}”. Đề nghị sửa địa chỉ (listen.host), thường là 127.0.0.1.`;
    default:
      return `Không mở được địa chỉ “${host}”, cổng ${port} (${code === undefined ? 'lỗi không rõ' : `mã lỗi ${code}`}). Đề nghị kiểm tra cấu hình mạng của máy.`;
  }
}
