/**
 * What staff decided in one cell (R7). Text that is no known decision is reported beside the cell and never guessed.
 * Each kind of tab reads its own cells with this; `tabs/read-decisions.ts` puts them together.
 */
import { readNameList } from '../people/name-cell.ts';
import type { Role } from '../people/role.ts';
import type { Decision, DecisionKind } from '../registrations/registration.ts';
import { DECISION_WORDS } from '../registrations/registration-words.ts';
import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';
import type { CellValue } from '../workbook/model.ts';
import { plainText } from '../workbook/plain-text.ts';
import type { StaffRow } from '../workbook/staff-rows.ts';
import { readDecisionsText } from './decision-text.ts';

export interface DecisionProblem {
  readonly tab: string;
  readonly entity: string;
  readonly column: string;
  readonly value: string;
  /** Vietnamese; stands beside the cell. */
  readonly message: string;
}

/** A decision with the cell it was read from. */
export interface CellDecision {
  readonly decision: Decision;
  readonly tab: string;
  readonly entity: string;
  readonly column: string;
  readonly words: string;
}

/** What a cell says, or what was expected instead. */
export type CellSays = readonly { readonly kind: DecisionKind; readonly value: string | null }[] | string;

/** When the first sync saw the cell as it is now; milliseconds since the epoch. */
export type SeenAt = (tab: string, entity: string, column: string) => number;

/**
 * The decisions in one cell of a row; what cannot be read is added to `problems`.
 *
 * @param registration key of the registration that the row is about.
 */
export function cellDecisions(
  row: StaffRow,
  column: string,
  registration: string,
  read: (value: CellValue) => CellSays,
  seenAt: SeenAt,
  problems: DecisionProblem[],
): readonly CellDecision[] {
  const value = row.values[column];
  if (value === undefined) return [];
  if (row.contradictions.includes(column)) {
    problems.push(
      decisionProblem(row, column, 'Dòng này bị lặp với nội dung khác nhau; đề nghị xóa bớt một dòng.'),
    );
    return [];
  }
  const says = read(value);
  if (typeof says === 'string') {
    problems.push(decisionProblem(row, column, `Chưa hiểu “${plainText(value)}”: ${says}`));
    return [];
  }
  const at = seenAt(row.tab, row.entity, column);
  const place = { tab: row.tab, entity: row.entity, column, words: plainText(value) };
  return says.map((one) => ({ ...place, decision: { registration, ...one, seenAt: at } }));
}

export function readDecisionCell(value: CellValue): CellSays {
  const kinds = readDecisionsText(String(value));
  if (kinds !== null) return kinds.map((kind) => ({ kind, value: null }));
  const offered = Object.entries(DECISION_WORDS).filter(([key]) => !key.startsWith('set_'));
  return `đề nghị chọn ${offered.map(([, words]) => `“${words}”`).join(', ')}.`;
}

/** One name, or several parted by ";". */
export function readNameCellOfStaff(value: CellValue): CellSays {
  const names = readNameList(plainText(value));
  if (names !== null) return [{ kind: 'set_name', value: names.join('; ') }];
  return 'đề nghị ghi đủ họ và tên; nhiều người thì cách nhau bằng dấu “;”.';
}

/** A role by its label, its narrow label or its key. */
export function readRoleCell(value: CellValue, roles: readonly Role[]): CellSays {
  const text = cleanText(plainText(value));
  const isPlain = text.toLowerCase() === plainKey(text);
  const matches = roles.filter(({ key, label, shortLabel }) =>
    [label, shortLabel, key].some((name) =>
      isPlain ? plainKey(name) === plainKey(text) : toneKey(name) === toneKey(text),
    ),
  );
  if (matches.length === 1 && matches[0] !== undefined) return [{ kind: 'set_role', value: matches[0].key }];
  return `đề nghị chọn ${roles.map(({ shortLabel }) => `“${shortLabel}”`).join(', ')}.`;
}

export function decisionProblem(row: StaffRow, column: string, message: string): DecisionProblem {
  return { tab: row.tab, entity: row.entity, column, value: plainText(row.values[column] ?? null), message };
}

/** The complaints of one tab as the layouts take them, by entity. */
export function complaintsOf(
  problems: readonly DecisionProblem[],
  isOfTab: (tab: string) => boolean,
): ReadonlyMap<string, string> {
  const complaints = new Map<string, string>();
  for (const { tab, entity, message } of problems) {
    if (!isOfTab(tab)) continue;
    const before = complaints.get(entity);
    complaints.set(entity, before === undefined ? message : `${before} ${message}`);
  }
  return complaints;
}
