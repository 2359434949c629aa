/** One row of `Mục tiêu` as staff filled it by a day: how far a unit is on the way to its level (P91). */
import { dayCell, documentCell, isBlank } from '../../programme/progress-cell.ts';
import { cleanText, plainKey } from '../../text/vietnamese.ts';
import { displayDay, type IsoDay } from '../../time/local-date.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { RowOn } from '../office/cells-on.ts';

export const LEVEL_COLUMNS = {
  criteria: 'criteria',
  dossier: 'dossier',
  dossierOn: 'dossierOn',
  appraisedOn: 'appraisedOn',
  decision: 'decision',
  decisionOn: 'decisionOn',
  outcome: 'outcome',
  outcomeDocument: 'outcomeDocument',
} as const;

export type LevelState =
  | 'unknown'
  | 'no_dossier'
  | 'unconfirmed'
  | 'in_progress'
  | 'submitted'
  | 'appraised'
  | 'recognised'
  | 'failed'
  | 'postponed';

export const LEVEL_STATE_WORDS: Readonly<Record<LevelState, string>> = {
  recognised: 'Đã công nhận',
  appraised: 'Đã thẩm định',
  submitted: 'Đã trình hồ sơ',
  in_progress: 'Đang thực hiện',
  no_dossier: 'Chưa có hồ sơ',
  unconfirmed: 'Chưa xác nhận duy trì',
  failed: 'Không đạt',
  postponed: 'Chuyển năm sau',
  unknown: 'Chưa xác định',
};

export const OUTCOMES = [LEVEL_STATE_WORDS.failed, LEVEL_STATE_WORDS.postponed] as const;

export interface LevelReading {
  readonly state: LevelState;
  readonly dossierOn: IsoDay | null;
  readonly decisionOn: IsoDay | null;
  readonly seenAt: number;
  readonly problems: readonly string[];
}

/** @param begin the state of a row in which nothing is recorded. */
export function readLevelRow(row: RowOn, asOf: IsoDay, begin: 'no_dossier' | 'unconfirmed'): LevelReading {
  const problems: string[] = [];
  const read = new LevelCells(row, asOf, (text) => problems.push(text));
  const hasCriteria = read.criteria();
  const dossierOn = read.documented(LEVEL_COLUMNS.dossier, LEVEL_COLUMNS.dossierOn, 'hồ sơ');
  const appraisedOn = read.day(LEVEL_COLUMNS.appraisedOn, 'thẩm định');
  const decisionOn = read.documented(
    LEVEL_COLUMNS.decision,
    LEVEL_COLUMNS.decisionOn,
    'quyết định công nhận',
  );
  const outcome = read.outcome();
  const steps: readonly (readonly [boolean, LevelState])[] = [
    [decisionOn !== null, 'recognised'],
    [outcome === 'postponed', 'postponed'],
    [outcome === 'failed', 'failed'],
    [appraisedOn !== null, 'appraised'],
    [dossierOn !== null, 'submitted'],
    [hasCriteria, 'in_progress'],
  ];
  if (decisionOn !== null && outcome !== null)
    problems.push(
      `Có quyết định công nhận và kết quả “${LEVEL_STATE_WORDS[outcome]}”: tính theo quyết định; đề nghị kiểm tra.`,
    );
  if (decisionOn !== null && dossierOn !== null && decisionOn < dossierOn)
    problems.push('Ngày quyết định trước ngày trình hồ sơ: đề nghị kiểm tra.');
  return {
    state: steps.find(([isReached]) => isReached)?.[1] ?? begin,
    dossierOn,
    decisionOn,
    seenAt: row.seenAt(Object.values(LEVEL_COLUMNS)),
    problems,
  };
}

class LevelCells {
  private readonly row: RowOn;
  private readonly asOf: IsoDay;
  private readonly say: (text: string) => void;

  constructor(row: RowOn, asOf: IsoDay, say: (text: string) => void) {
    this.row = row;
    this.asOf = asOf;
    this.say = say;
  }

  /** “15/19”; a spreadsheet may have made a date of it. */
  criteria(): boolean {
    const value = this.row.value(LEVEL_COLUMNS.criteria);
    if (isBlank(value)) return false;
    if (isCriteria(value)) return true;
    this.say(
      `Tiêu chí “${String(value)}” không đọc được, chưa tính; đề nghị ghi dạng 15/19 (số đạt trên tổng số).`,
    );
    return false;
  }

  day(column: string, what: string): IsoDay | null {
    const { value, unreadable } = dayCell(this.row.value(column));
    if (unreadable !== null)
      this.say(`Ngày ${what} “${unreadable}” không đọc được, chưa tính; đề nghị ghi ngày dạng 15/06/2026.`);
    if (value === null || value <= this.asOf) return value;
    this.say(`Ngày ${what} ${displayDay(value)} ở tương lai, chưa tính; đề nghị kiểm tra.`);
    return null;
  }

  /** Counts with its number and its day. */
  documented(column: string, dayColumn: string, what: string): IsoDay | null {
    const document = documentCell(this.row.value(column));
    const day = this.day(dayColumn, what);
    if (document !== null && isBlank(this.row.value(dayColumn)))
      this.say(`Có số ${what}, chưa có ngày: chưa tính; đề nghị ghi ngày.`);
    if (document === null && day !== null)
      this.say(`Có ngày ${what}, chưa có số: chưa tính; đề nghị ghi số.`);
    return document === null ? null : day;
  }

  outcome(): 'failed' | 'postponed' | null {
    const value = this.row.value(LEVEL_COLUMNS.outcome);
    if (isBlank(value)) return null;
    const typed = plainKey(String(value));
    if (typed === plainKey(LEVEL_STATE_WORDS.failed)) return 'failed';
    if (typed !== plainKey(LEVEL_STATE_WORDS.postponed)) {
      this.say(
        `Kết quả “${cleanText(String(value))}” không đọc được, chưa tính; đề nghị chọn “${OUTCOMES.join('” hoặc “')}”.`,
      );
      return null;
    }
    if (documentCell(this.row.value(LEVEL_COLUMNS.outcomeDocument)) !== null) return 'postponed';
    this.say('“Chuyển năm sau” cần số văn bản cho phép; chưa tính.');
    return null;
  }
}

function isCriteria(value: CellValue): boolean {
  const [, reached, all] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(cleanText(String(value))) ?? [];
  return reached !== undefined && Number(all) > 0 && Number(reached) <= Number(all);
}
