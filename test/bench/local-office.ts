/**
 * One version of the program with a folder to itself: its workbook, its journal and the exports it reads. Another version is
 * measured on the same exports, turn by turn.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Measured, run } from './run-process.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const DATA = join(PROJECT, 'shared', 'data');
/** The same plan and programme for every version. */
export const BATCH_2 = [
  '--plan',
  join(DATA, 'plan-batch-2.data.json'),
  '--programme',
  join(DATA, 'programme-2026.data.json'),
];
const ALWAYS = ['--date-order', 'dmy', '--now', '2026-05-09T12:00:00+07:00'];

export class LocalOffice {
  readonly place: (name: string) => string;
  private readonly project: string;
  private readonly main: string;

  constructor(project: string, folder: string) {
    this.project = project;
    this.main = mainOf(project);
    this.place = (name) => join(folder, name);
    mkdirSync(folder);
  }

  /** @param workbook a folder of the office; made by the first sync of it. */
  sync(workbook: string, responses: string, more: readonly string[] = []): Promise<Measured> {
    const file = this.place(`${workbook}/so-lop.xlsx`);
    mkdirSync(this.place(workbook), { recursive: true });
    return this.run(['sync', '--workbook', file, '--responses', responses, ...ALWAYS, ...more]);
  }

  run(args: readonly string[]): Promise<Measured> {
    return run([this.main, ...args], this.project);
  }

  /** The folder as another one was left: each run begins with the same workbook and journal. */
  renew(workbook: string, from: string): void {
    this.remove(workbook);
    cpSync(this.place(from), this.place(workbook), { recursive: true });
  }

  remove(workbook: string): void {
    rmSync(this.place(workbook), { recursive: true, force: true });
  }
}

/** What `npm run so-lop` starts. */
function mainOf(project: string): string {
  const cli = join(project, 'sync-server', 'cli');
  const start = join(cli, 'start.js');
  return existsSync(start) ? start : join(cli, 'main.ts');
}

export interface Offices {
  readonly ours: LocalOffice;
  /** Null: no checkout of an older version was named. */
  readonly before: LocalOffice | null;
  /** Writes a file that every version reads. */
  readonly write: (name: string, text: string) => string;
}

/** @param before the folder of a checkout, installed, of the version to compare with. */
export async function withOffices<T>(
  before: string | null,
  work: (offices: Offices) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'so-lop-bench-'));
  try {
    return await work({
      ours: new LocalOffice(PROJECT, join(folder, 'van-phong')),
      before: before === null ? null : new LocalOffice(before, join(folder, 'van-phong-truoc')),
      write: (name, text) => {
        writeFileSync(join(folder, name), text);
        return join(folder, name);
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
