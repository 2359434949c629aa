import { cpSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { SAMPLE_HEADER, sampleResponses } from '../../sync-server/demo/sample-responses.ts';
import { CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import { writeSmallOfficeFiles } from '../fixtures/small-office-files.ts';
import { longAgo } from '../long-ago.ts';
import { SMALL_PLAN } from '../sync/office.ts';
import { command } from './in-process.ts';
import { newFolder, removeFolder } from './run-cli.ts';

export interface SmallOffice {
  readonly folder: string;
  readonly workbook: string;
  /** The Form's export, beside the workbook where a sync finds it by itself. */
  readonly answers: string;
  /** What a command needs to work with this workbook. */
  readonly options: readonly string[];
  /** The small plan, for what makes a workbook anew. */
  readonly planOptions: readonly string[];
}

/** The time of every command here; the first sync of the office was an hour before. */
export const NOW = ['--now', '2026-05-09T12:00:00+07:00'];
const BEFORE = ['--now', '2026-05-09T11:00:00+07:00'];

/** Every test of the file has an office of its own that begins the same: files, and a workbook after its first sync. */
export function smallOffice(): () => SmallOffice {
  let base: SmallOffice;
  let current: SmallOffice;
  beforeAll(async () => {
    base = officeIn(newFolder());
    writeAnswers(base.answers);
    const { code, err } = await command(['sync', ...base.options, ...base.planOptions, ...BEFORE]);
    expect(code, err).toBe(0);
  });
  afterAll(() => removeFolder(base.folder));
  beforeEach(() => {
    const folder = newFolder();
    cpSync(base.folder, folder, { recursive: true, preserveTimestamps: true });
    current = officeIn(folder);
  });
  afterEach(() => removeFolder(current.folder));
  return () => current;
}

function officeIn(folder: string): SmallOffice {
  const { plan, programme } = writeSmallOfficeFiles(folder);
  const workbook = join(folder, 'so-lop.xlsx');
  return {
    folder,
    workbook,
    answers: join(folder, 'phan-hoi', 'phan-hoi-mau.csv'),
    options: ['--workbook', workbook, '--programme', programme],
    planOptions: ['--plan', plan, '--date-order', 'dmy'],
  };
}

/** The sample's responses for the small plan: every kind of trouble, and most of the troubled are of other units. */
function writeAnswers(path: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const rows = [[...SAMPLE_HEADER], ...sampleResponses(SMALL_PLAN, CAN_THO_UNITS)];
  writeFileSync(path, stringify(rows, { bom: true }));
  longAgo(path);
}

/** One more row for the export: somebody new, for a seat that is free. */
export const NEWS = '08/05/2026 10:00:00,Xã Hòa An,,Người Mới,Phó Chủ tịch Mặt trận,,0900111222,,,,,\n';
