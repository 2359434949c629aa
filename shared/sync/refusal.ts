/** What the service may refuse; `http` answers each with a status. */
export type RefusalCode =
  | 'registration-unknown'
  | 'decision-conflict'
  | 'plan-refused'
  | 'other-plan'
  | 'held'
  | 'stopping';

/** The service says no to a request, for a reason that the caller can mend. `message` is for staff: Vietnamese. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string = REFUSAL_WORDS[code]) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
  }
}

const REFUSAL_WORDS: Readonly<Record<RefusalCode, string>> = {
  'registration-unknown':
    'Không tìm thấy đăng ký này; có thể bảng tính vừa thay đổi. Đề nghị bấm “Đồng bộ ngay” rồi thử lại.',
  'decision-conflict': 'Ô quyết định đã được người khác sửa. Đề nghị bấm “Đồng bộ ngay” rồi thử lại.',
  'plan-refused':
    'Kế hoạch trong bảng tính có chỗ chưa dùng được; đã ghi chú bên cạnh từng ô. Đề nghị sửa rồi đồng bộ lại.',
  'other-plan': 'Bảng tính đang giữ kế hoạch khác với tệp được chỉ định. Chưa ghi gì.',
  held: 'Lần đồng bộ gần nhất đã tạm dừng, chờ xử lý; số liệu chưa dùng được.',
  stopping: 'Máy chủ đang dừng để khởi động lại. Lần đồng bộ tới tính cả các thay đổi vừa rồi.',
};
