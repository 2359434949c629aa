import { lowerFirst } from '#shared/text/lower-first.ts';
import type { Tried } from '../../self-test/run-self-test.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { googleOfEnvironment } from '../google-of-environment.ts';
import { print, printJson, tell } from '../terminal.ts';

/** Tries what the product takes for granted about Google Sheets, in scratch tabs of the spreadsheet that is named. */
export async function selfTest(options: {
  readonly spreadsheet?: string;
  readonly json?: boolean;
}): Promise<number> {
  const { spreadsheet } = options;
  if (spreadsheet === undefined) {
    throw new UsageError(
      'Cần --spreadsheet <mã>: bảng tính Google để thử. Nên dùng một bảng trống; các tab thử được xóa sau khi xong.',
    );
  }
  const { runSelfTest } = await import('../../self-test/run-self-test.ts');
  const stop = untilStopped();
  const told = (tried: Tried, done: number, all: number): void => {
    if (options.json !== true) print(linesOf(tried));
    else tell(`${done}/${all} ${tried.says}`);
  };
  const { tried, leftBehind } = await runSelfTest(await googleOfEnvironment(process.env), spreadsheet, {
    onTried: told,
    isStopped: stop.isStopped,
  });
  stop.release();
  if (options.json === true) printJson({ tried, leftBehind }, 2);
  if (leftBehind > 0) tell(`Đã xóa ${leftBehind} tab thử còn lại của một lần thử bị ngắt trước đây.`);
  const count = (state: Tried['state']) => tried.filter((one) => one.state === state).length;
  tell(
    `${count('holds')} điều đúng, ${count('broken')} điều không đúng, ${count('not-tried')} điều chưa thử được. Các tab thử đã được xóa.`,
  );
  if (stop.isStopped()) {
    tell('Đã dừng theo yêu cầu trước khi thử hết.');
    return EXIT.failed;
  }
  return count('broken') > 0 ? EXIT.failed : EXIT.done;
}

function linesOf({ state, says, found, otherwise }: Tried): readonly string[] {
  const lines = [`${MARKS[state]} ${says}`];
  if (state === 'broken') lines.push(`    Thực tế: ${found}`, `    Hệ quả: ${lowerFirst(otherwise)}`);
  if (state === 'not-tried') lines.push(`    Chưa thử: ${found}`);
  return lines;
}

const MARKS = { holds: '✓', broken: '✗', 'not-tried': '–' } as const;

/** The first Ctrl+C lets the experiment under way end, so that the scratch tabs are taken away. */
function untilStopped() {
  let stopped = false;
  const onSignal = (): void => {
    stopped = true;
    tell('Đang dừng và xóa các tab thử…');
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  return {
    isStopped: () => stopped,
    release(): void {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
