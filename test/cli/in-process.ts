import { vi } from 'vitest';
import { runProgram } from '../../sync-server/cli/program.ts';
import type { Ended } from './run-cli.ts';

let isRunning = false;

/**
 * A command in this process, for what it does and says; process.test.ts shows that the real process does and says the
 * same. One at a time: whatever is written to stdout and stderr meanwhile is taken for the command's.
 */
export function command(args: readonly string[]): Promise<Ended> {
  return saidWhile(() => runProgram(args));
}

/** What is said while this runs, and the exit code that it answers. */
export async function saidWhile(run: () => Promise<number>): Promise<Ended> {
  if (isRunning) throw new Error('another command runs in this process');
  isRunning = true;
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    const code = await run();
    return { code, out: out.said(), err: err.said() };
  } finally {
    out.release();
    err.release();
    isRunning = false;
  }
}

function capture(stream: NodeJS.WriteStream) {
  const said: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((text) => {
    said.push(Buffer.from(text).toString());
    return true;
  });
  return { said: () => said.join(''), release: () => spy.mockRestore() };
}
