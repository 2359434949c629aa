/** The options of the command line, each described once, in the groups in which commands take them. */
import { type Command, Option } from 'commander';

/** Where the office works, and when. */
export const WORKPLACE = (): readonly Option[] => [
  new Option('--workbook <tệp>', 'bảng tính .xlsx trên máy (mặc định so-lop.xlsx)'),
  spreadsheet().conflicts('workbook'),
  new Option('--journal <tệp>', 'tệp nhật ký (mặc định nằm cạnh bảng tính)'),
  now(),
];

/** What a workbook is made from. */
export const PLANS = (): readonly Option[] => [
  new Option('--plan <tệp>', 'tệp kế hoạch (.json) để lập bảng tính mới'),
  new Option(
    '--add [tệp]',
    'thêm kế hoạch (tệp này, hoặc tệp của --plan) vào bảng tính đang giữ kế hoạch khác',
  ).conflicts('replace'),
  new Option('--replace', 'lấy nội dung theo tệp của --plan thay cho kế hoạch cùng mã đang có'),
  new Option('--programme <tệp>', 'tệp chương trình công tác (.json), mặc định Phụ lục 01 năm 2026'),
];

/** Where responses come from, and how to read them. */
export const RESPONSES = (): readonly Option[] => [
  new Option('--responses <tệp>', 'bản xuất phản hồi của biểu mẫu (.csv, .xlsx)'),
  new Option(
    '--for <mã kế hoạch>',
    '--responses là phản hồi của kế hoạch này, khi bảng tính có nhiều kế hoạch',
  ),
  form().conflicts(['workbook', 'responses']),
  new Option('--responses-tab <tên>', 'tab chứa phản hồi khi có nhiều tab giống nhau').conflicts([
    'workbook',
    'responses',
    'form',
  ]),
  new Option('--mapping <tệp>', 'tệp khai báo cột (.json): cột nào là gì'),
  dateOrder(),
];

export const now = () =>
  new Option('--now <thời điểm>', 'coi như bây giờ là thời điểm này, ví dụ 2026-05-09T08:00:00+07:00');
export const spreadsheet = () =>
  new Option('--spreadsheet <mã>', 'bảng tính Google: mã nằm trong đường dẫn của bảng');
export const form = () =>
  new Option('--form <mã>', 'đọc phản hồi thẳng từ biểu mẫu Google này thay vì từ tab');
export const dateOrder = () =>
  new Option(
    '--date-order <thứ tự>',
    'ngày trong bảng phản hồi viết ngày/tháng (dmy) hay tháng/ngày (mdy)',
  ).choices(['dmy', 'mdy']);
export const config = () => new Option('--config <tệp>', 'tệp cấu hình (.json)');
export const json = () => new Option('--json', 'in kết quả dạng JSON, cho chương trình khác đọc');

/** The command with these options, in this order. */
export function withOptions(command: Command, ...options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}
