/** One of the two checkouts, known by its command line alone, with a folder in which it works. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export class Side {
  readonly folder: string;
  private readonly checkout: string;

  constructor(checkout: string, folder: string) {
    this.checkout = checkout;
    this.folder = folder;
  }

  /** The real process, in the side's folder; what it says of that folder is told as “<folder>”. */
  run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const child = spawn(
      join(this.checkout, 'node_modules/.bin/node'),
      [join(this.checkout, 'sync-server/cli/main.ts'), ...args],
      {
        cwd: this.folder,
        env: { ...process.env, TZ: 'America/New_York', LC_ALL: 'C', ...settings },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void (err += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out: this.without(out), err: this.without(err) }));
    });
  }

  async openWorkbook(): Promise<ExcelJS.Workbook> {
    const workbook = new ExcelJS.Workbook();
    if (existsSync(this.workbookPath)) await workbook.xlsx.readFile(this.workbookPath);
    return workbook;
  }

  async saveWorkbook(workbook: ExcelJS.Workbook): Promise<void> {
    await workbook.xlsx.writeFile(this.workbookPath);
  }

  /** Null where there is none. */
  report(): unknown {
    const path = join(this.folder, REPORT);
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
  }

  private get workbookPath(): string {
    return join(this.folder, WORKBOOK);
  }

  private without(text: string): string {
    return text.replaceAll(this.folder, '<folder>');
  }
}

export const WORKBOOK = 'so-lop.xlsx';
/** Stands beside the workbook. */
export const JOURNAL = 'so-lop.nhat-ky.sqlite';
export const REPORT = 'bao-cao.json';
