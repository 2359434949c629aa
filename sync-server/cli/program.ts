/**
 * The command line: data to stdout, messages to stderr; exit 0 done, 1 failed, 2 wrong use, 3 held for confirmation.
 * Each command's code is loaded only when it runs, so that `match-units` does not wait for spreadsheets.
 */
import { Argument, Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { complaintWords, speakVietnamese } from './commander-words.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import {
  config,
  dateOrder,
  form,
  json,
  now,
  PLANS,
  RESPONSES,
  spreadsheet,
  withOptions,
  WORKPLACE,
} from './options.ts';
import { printError, tellError } from './tell.ts';
import { printJson } from './terminal.ts';

/**
 * Runs what the arguments say, one command at a time. Answers the exit code; whatever went wrong was told on stderr, and
 * with `--json` as JSON on stdout too.
 *
 * @param args without the program's own name.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  exitCode = EXIT.done;
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const isWrongUse = error instanceof CommanderError;
    if (!isWrongUse) tellError(error);
    if (args.includes('--json')) {
      if (isWrongUse) printWrongUse(error);
      else printError(error);
    }
    return isWrongUse ? EXIT.wrongUse : exitCodeOf(error);
  }
}

let exitCode: number = EXIT.done;

/** Commander has no place for what an action answers. */
function leave(code: number): void {
  exitCode = code;
}

function printWrongUse({ message }: CommanderError): void {
  printJson({ error: { code: 'wrong-use', message: complaintWords(message) } });
}

const program = speakVietnamese(new Command('so-lop'))
  .description('Sổ Lớp: đối chiếu đăng ký tập huấn với chỉ tiêu từng lớp và theo dõi chương trình công tác.')
  .version(packageJson.version, '-V, --version', 'in phiên bản')
  .exitOverride();

withOptions(
  program
    .command('demo')
    .description(
      'tạo bảng tính mẫu từ kế hoạch đợt 2, Phụ lục 01 và phản hồi giả định; in bảng các lớp; mở trang theo dõi',
    )
    .option(
      '--plan <tên>',
      'kế hoạch mẫu khác: appendix-01, thai-nguyen-2022-2025, hdnd-conference-2026, can-tho-2024; all: cả năm',
    )
    .option('--once', 'dừng sau khi đồng bộ, không mở trang theo dõi')
    .option('--dir <thư mục>', 'nơi đặt bảng tính mẫu (mặc định demo, hoặc demo-<tên>)')
    .option('--port <số>', 'cổng của trang theo dõi', '8734'),
  now(),
  json(),
).action(async (options) => leave(await (await import('./commands/demo.ts')).demo(options)));

withOptions(
  program.command('setup').description('tạo các tab của bảng tính từ tệp kế hoạch'),
  ...WORKPLACE(),
  ...PLANS(),
  dateOrder(),
  json(),
).action(async (options) => leave(await (await import('./commands/setup.ts')).setup(options)));

withOptions(
  program.command('sync').description('đồng bộ một lần: đọc phản hồi và quyết định, ghi các tab'),
  ...WORKPLACE(),
  ...RESPONSES(),
  ...PLANS(),
)
  .option('--report <tệp>', 'ghi báo cáo (.json) vào tệp này')
  .option('--dry-run', 'chỉ in các thay đổi, không ghi gì')
  .option('--trace', 'cho biết từng bước đã đọc, nhớ, quyết định, đối chiếu, so sánh và ghi những gì')
  .option('--confirm', 'cho qua một lần đồng bộ đang tạm dừng, sau khi đã kiểm tra')
  .addOption(json())
  .action(async (options) => leave(await (await import('./commands/sync.ts')).syncOnce(options)));

withOptions(
  program
    .command('explain')
    .description('vì sao một người, một đơn vị hay một nhiệm vụ có trạng thái hiện nay, theo từng quy tắc')
    .argument('<ai>', 'họ tên, tên đơn vị, “dòng 12”, mã đăng ký hoặc mã nhiệm vụ (II.1)'),
  ...WORKPLACE(),
  ...RESPONSES(),
  ...PLANS(),
  json(),
).action(async (who, options) => leave(await (await import('./commands/explain.ts')).explain(who, options)));

withOptions(
  program
    .command('check-plan')
    .description(
      'kiểm tra một tệp kế hoạch: chỗ cần sửa, điểm cần lưu ý và những gì kế hoạch đòi hỏi; không ghi gì',
    )
    .argument('<tệp>', 'tệp kế hoạch (.json), phiên bản 1 hoặc 2'),
  json(),
).action(async (path, options) =>
  leave(await (await import('./commands/check-plan.ts')).checkPlan(path, options)),
);

withOptions(
  program
    .command('lists')
    .description(
      'ghi danh sách thành tệp; template: mẫu danh sách đại biểu gửi các đơn vị điền, mỗi đơn vị một tệp',
    )
    .addArgument(new Argument('<loại>', 'loại danh sách').choices(['template']))
    .option('--unit <tên...>', 'chỉ các đơn vị này (mặc định mọi đơn vị của kế hoạch)')
    .option('--for <mã>', 'kế hoạch nào, khi bảng tính có nhiều kế hoạch')
    .option('--out <thư mục>', 'nơi ghi các tệp', 'mau-danh-sach'),
  ...WORKPLACE(),
  new Option('--plan <tệp>', 'tệp kế hoạch (.json); không có thì lấy kế hoạch của bảng tính'),
  json(),
).action(async (_kind, options) =>
  leave(await (await import('./commands/list-template.ts')).writeListTemplates(options)),
);

program
  .command('match-units')
  .description('đọc từ đầu vào mỗi dòng một tên đơn vị đã gõ, in mỗi dòng một kết quả (JSON)')
  .option('--province <mã>', 'mã tỉnh, thành phố có các đơn vị ấy, hoặc all cho cả nước (mặc định 92)')
  .option('--as-of <ngày>', 'đối chiếu với danh mục đơn vị của ngày này, ví dụ 2024-05-24 (mặc định hôm nay)')
  .action(async (options) => leave(await (await import('./commands/match-units.ts')).matchUnits(options)));

program
  .command('parse-due')
  .description('đọc từ đầu vào mỗi dòng một thời hạn bằng chữ, in mỗi dòng một kết quả (JSON)')
  .option('--year <năm>', 'năm của chương trình công tác, cho thời hạn không ghi năm', '2026')
  .action(async (options) => leave(await (await import('./commands/parse-due.ts')).parseDue(options)));

withOptions(
  program
    .command('programme')
    .description('tình trạng các nhiệm vụ của chương trình công tác, hôm nay hoặc một ngày đã qua')
    .option('--as-of <ngày>', 'tính đến hết ngày này, ví dụ 2026-06-30'),
  ...WORKPLACE(),
  ...PLANS(),
  json(),
).action(async (options) => leave(await (await import('./commands/programme.ts')).programme(options)));

withOptions(
  program
    .command('undo')
    .description('trả lại những gì một lần đồng bộ đã thay đổi, sau khi xem trước')
    .argument('[số]', 'số của lần đồng bộ trong tab Nhật ký; mặc định lần gần nhất có thay đổi')
    .option('--confirm', 'thực hiện; không có thì chỉ xem trước'),
  ...WORKPLACE(),
  json(),
).action(async (number, options) => leave(await (await import('./commands/undo.ts')).undo(number, options)));

withOptions(
  program
    .command('accesses')
    .description('ai đã lấy danh sách lớp hoặc xem số điện thoại qua máy chủ, lúc nào; không ghi gì')
    .option('--since <ngày>', 'từ ngày này, ví dụ 2026-05-09'),
  ...WORKPLACE(),
  json(),
).action(async (options) => leave(await (await import('./commands/accesses.ts')).accesses(options)));

withOptions(
  program
    .command('backup')
    .description('sao lưu bảng tính và nhật ký của nó thành một bản đã kiểm tra; không đồng bộ trong lúc ấy')
    .option('--out <thư mục>', 'nơi đặt bản sao (mặc định: thư mục sao-luu cạnh bảng tính)'),
  ...WORKPLACE(),
  json(),
).action(async (options) => leave(await (await import('./commands/backup.ts')).backup(options)));

withOptions(
  program
    .command('restore')
    .description('đưa bảng tính và nhật ký về một bản sao lưu; tệp đang có được giữ với tên khác')
    .argument('<thư mục>', 'thư mục do lệnh backup tạo ra'),
  ...WORKPLACE(),
  json(),
).action(async (folder, options) =>
  leave(await (await import('./commands/restore.ts')).restore(folder, options)),
);

withOptions(program.command('serve').description('chạy máy chủ đồng bộ'), config()).action(async (options) =>
  leave(await (await import('./commands/serve.ts')).serve(options)),
);

withOptions(
  program
    .command('check')
    .description('cho biết đã cấu hình gì, kết nối được gì, thiếu gì và cách khắc phục'),
  ...WORKPLACE(),
  form(),
  config(),
  json(),
).action(async (options) => leave(await (await import('./commands/check.ts')).check(options)));

withOptions(
  program
    .command('self-test')
    .description('thử trên một bảng tính Google những điều hệ thống dựa vào; tự xóa các tab thử'),
  spreadsheet(),
  json(),
).action(async (options) => leave(await (await import('./commands/self-test.ts')).selfTest(options)));
