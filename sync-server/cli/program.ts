/**
 * The command line: data to stdout, messages to stderr; exit 0 done, 1 failed, 2 wrong use, 3 held for confirmation.
 * Each command's code is loaded only when it runs, so that `match-units` does not wait for spreadsheets.
 */
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { EXIT, exitCodeOf } from './exit-code.ts';
import { tellError } from './tell.ts';

/**
 * Runs what the arguments say, one command at a time. Answers the exit code; whatever went wrong was told on stderr.
 *
 * @param args without the program's own name.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  exitCode = EXIT.done;
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    tellError(error);
    return exitCodeOf(error);
  }
}

let exitCode: number = EXIT.done;

/** Commander has no place for what an action answers. */
function leave(code: number): void {
  exitCode = code;
}

/** Commander's headings, as it knows them. */
const HELP_TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tuỳ chọn:',
  'Global Options:': 'Tuỳ chọn chung:',
  'Commands:': 'Các lệnh:',
};

const program = new Command('so-lop')
  .description('Sổ Lớp: đối chiếu đăng ký tập huấn với chỉ tiêu từng lớp và theo dõi chương trình công tác.')
  .version(packageJson.version, '-V, --version', 'in phiên bản')
  .helpOption('-h, --help', 'hướng dẫn dùng lệnh')
  .helpCommand('help [lệnh]', 'hướng dẫn dùng một lệnh')
  .showSuggestionAfterError(false)
  .configureHelp({ styleTitle: (title) => HELP_TITLES[title] ?? title })
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(inVietnamese(text)) });

const now = () =>
  new Option('--now <ISO>', 'coi như lúc này là thời điểm này, ví dụ 2026-05-09T08:00:00+07:00');
const plan = () => new Option('--plan <tệp>', 'tệp kế hoạch (JSON) khi bảng tính chưa có tab kế hoạch');
const programme = () =>
  new Option('--programme <tệp>', 'tệp chương trình công tác (JSON), mặc định Phụ lục 01 năm 2026');
const workbook = () => new Option('--workbook <tệp>', 'bảng tính .xlsx trên máy (mặc định so-lop.xlsx)');
const spreadsheet = () => new Option('--spreadsheet <ID>', 'bảng tính Google').conflicts('workbook');
const journal = () => new Option('--journal <tệp>', 'tệp nhật ký (mặc định nằm cạnh bảng tính)');
const responses = () => new Option('--responses <tệp>', 'bản xuất phản hồi của biểu mẫu (.csv, .xlsx)');
const form = () =>
  new Option('--form <ID>', 'đọc phản hồi của biểu mẫu này qua Forms API thay vì từ tab').conflicts([
    'workbook',
    'responses',
  ]);
const responsesTab = () =>
  new Option('--responses-tab <tên>', 'tab chứa phản hồi khi có nhiều tab giống nhau').conflicts([
    'workbook',
    'responses',
    'form',
  ]);
const mapping = () => new Option('--mapping <tệp>', 'tệp khai báo cột (JSON): cột nào là gì');
const dateOrder = () =>
  new Option('--date-order <thứ tự>', 'ngày viết ngày/tháng (dmy) hay tháng/ngày (mdy)').choices([
    'dmy',
    'mdy',
  ]);
const json = () => new Option('--json', 'in kết quả dạng JSON');

program
  .command('demo')
  .description(
    'tạo bảng tính mẫu từ kế hoạch đợt 2, Phụ lục 01 và phản hồi giả định; in bảng các lớp; mở trang theo dõi',
  )
  .option('--once', 'dừng sau khi đồng bộ, không mở trang theo dõi')
  .option('--dir <thư mục>', 'nơi đặt bảng tính mẫu', 'demo')
  .option('--port <số>', 'cổng của trang theo dõi', '8734')
  .addOption(now())
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/demo.ts')).demo(options)));

program
  .command('setup')
  .description('tạo các tab của bảng tính từ tệp kế hoạch')
  .addOption(workbook())
  .addOption(spreadsheet())
  .addOption(plan())
  .addOption(programme())
  .addOption(journal())
  .addOption(dateOrder())
  .addOption(now())
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/setup.ts')).setup(options)));

program
  .command('sync')
  .description('đồng bộ một lần: đọc phản hồi và quyết định, ghi các tab')
  .addOption(workbook())
  .addOption(spreadsheet())
  .addOption(responses())
  .addOption(form())
  .addOption(responsesTab())
  .addOption(mapping())
  .addOption(dateOrder())
  .addOption(plan())
  .addOption(programme())
  .addOption(journal())
  .addOption(now())
  .option('--report <tệp>', 'ghi báo cáo JSON vào tệp này')
  .option('--dry-run', 'chỉ in các thay đổi, không ghi gì')
  .option('--trace', 'kể từng bước: đã đọc, nhớ, quyết định, đối chiếu, so sánh và ghi những gì')
  .option('--confirm', 'cho qua một lần đồng bộ đang bị giữ lại')
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/sync.ts')).syncOnce(options)));

program
  .command('explain')
  .description('vì sao một người, một đơn vị hay một nhiệm vụ có trạng thái hiện nay, theo từng quy tắc')
  .argument('<ai>', 'họ tên, tên đơn vị, “dòng 12”, mã đăng ký hoặc mã nhiệm vụ (II.1)')
  .addOption(workbook())
  .addOption(spreadsheet())
  .addOption(responses())
  .addOption(form())
  .addOption(responsesTab())
  .addOption(mapping())
  .addOption(dateOrder())
  .addOption(plan())
  .addOption(programme())
  .addOption(journal())
  .addOption(now())
  .addOption(json())
  .action(async (who, options) => leave(await (await import('./commands/explain.ts')).explain(who, options)));

program
  .command('match-units')
  .description('đọc mỗi dòng một tên đơn vị đã gõ từ đầu vào, in mỗi dòng một kết quả JSON')
  .action(async () => leave(await (await import('./commands/match-units.ts')).matchUnits()));

program
  .command('parse-due')
  .description('đọc mỗi dòng một thời hạn bằng chữ từ đầu vào, in mỗi dòng một kết quả JSON')
  .option('--year <năm>', 'năm của chương trình, cho thời hạn không ghi năm', '2026')
  .action(async (options) => leave(await (await import('./commands/parse-due.ts')).parseDue(options)));

program
  .command('programme')
  .description('tình trạng các nhiệm vụ của chương trình công tác, hôm nay hoặc một ngày đã qua')
  .option('--as-of <ngày>', 'tính đến hết ngày này, ví dụ 2026-06-30')
  .addOption(workbook())
  .addOption(spreadsheet())
  .addOption(plan())
  .addOption(programme())
  .addOption(journal())
  .addOption(now())
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/programme.ts')).programme(options)));

program
  .command('undo')
  .description('trả lại những gì một lần đồng bộ đã thay đổi, sau khi xem trước')
  .argument('[số]', 'số của lần đồng bộ trong tab Nhật ký; mặc định lần gần nhất có thay đổi')
  .addOption(workbook())
  .addOption(spreadsheet())
  .addOption(journal())
  .addOption(now())
  .option('--confirm', 'thực hiện; không có thì chỉ xem trước')
  .addOption(json())
  .action(async (number, options) => leave(await (await import('./commands/undo.ts')).undo(number, options)));

program
  .command('serve')
  .description('chạy máy chủ đồng bộ')
  .option('--config <tệp>', 'tệp cấu hình JSON')
  .action(async (options) => leave(await (await import('./commands/serve.ts')).serve(options)));

program
  .command('check')
  .description('cho biết đã cấu hình gì, kết nối được gì, thiếu gì và cách khắc phục')
  .addOption(spreadsheet())
  .addOption(form())
  .option('--config <tệp>', 'tệp cấu hình JSON')
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/check.ts')).check(options)));

/** Commander's own complaints are English; these are all it has for this program. */
function inVietnamese(text: string): string {
  return text
    .replace(/^error: unknown option '(.+)'/m, "Không có tuỳ chọn '$1'. Xem: so-lop help")
    .replace(/^error: unknown command '(.+)'/m, "Không có lệnh '$1'. Xem: so-lop help")
    .replace(/^error: missing required argument '(.+)'/m, "Thiếu '$1'. Xem: so-lop help")
    .replace(/^error: option '(.+)' argument missing/m, "Tuỳ chọn '$1' cần một giá trị")
    .replace(
      /^error: option '(.+)' argument '(.+)' is invalid\. Allowed choices are (.+)\./m,
      "Tuỳ chọn '$1': giá trị '$2' không dùng được; dùng một trong: $3",
    )
    .replace(/^error: option '(.+)' cannot be used with option '(.+)'/m, "Không dùng '$1' cùng với '$2'")
    .replace(/^error: too many arguments.*/m, 'Thừa tham số. Xem: so-lop help')
    .replace(/^error: /m, 'Lỗi: ');
}
