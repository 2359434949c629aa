/**
 * R8: what is read as the table of responses may be the wrong one. Where it would withdraw many at once, where it is an
 * older export read after a newer one, or where there is none, a person must say that it is right. The workbook is asked
 * as well as the journal, so a lost journal does not disarm this.
 */
import { numberText } from '../text/number-text.ts';
import { STATUS_WORDS } from '../registrations/registration-words.ts';
import { HELD_MIN, HELD_SHARE, type HistoryStep } from '../responses/advance-history.ts';
import type { RememberedResponse } from '../responses/history.ts';
import { displayInstant, instantOfSerial } from '../time/local-date.ts';
import {
  CLASS_TAB,
  FORM_ROW,
  OF_PLAN,
  PERSON,
  REGISTRATION,
  responseOfRegistration,
  REVIEW_TAB,
  SERIES_CLASS_TAB,
} from '../workbook/keys.ts';
import type { CellValue, TabSnapshot, WorkbookSnapshot } from '../workbook/model.ts';
import { entityOfRowKey } from '../workbook/row-key.ts';
import { isReviewDataRow } from '../tabs/review/review-tab.ts';
import { WITHDRAWN } from '../tabs/series/people-tab.ts';
import type { Held } from './held.ts';
import { CHECK_LIST, CONFIRM, type ListedResponse, missingLists, missingListsText } from './missing-lists.ts';

export interface ResponsesRead {
  readonly snapshot: WorkbookSnapshot;
  /** Whose responses they are, as `OF_PLAN`. */
  readonly plan: string | null;
  readonly remembered: readonly RememberedResponse[];
  readonly history: HistoryStep;
  /** Submission times of the responses in the table and the lists; null: neither was found. */
  readonly table: readonly number[] | null;
  /** Those in the Form's table alone; null: there is none. */
  readonly formTable: readonly number[] | null;
  /** Names of the list files found (P43). */
  readonly lists: ReadonlySet<string>;
  /** The table is a file that somebody downloaded: it may be an old one. */
  readonly isExport: boolean;
  /** No table was to be read: what the journal knows stands as it was. */
  readonly isWithout: boolean;
  /** Where the table was looked for, in words. */
  readonly lookedIn: string;
}

/** Null: nothing speaks against what was read. */
export function heldByResponses(read: ResponsesRead): Held | null {
  const before = seenBefore(read);
  if (before.length === 0) return null;
  const isKnownStill = read.isWithout && before.every(({ isInJournal }) => isInJournal);
  if (isKnownStill) return null;
  if (read.isWithout) return notRead(before);
  const missing = missingLists(before, read.lists);
  const others = before.filter(({ list }) => list === null || !missing.has(list));
  const held = heldByTable(read, missing.size === 0 ? before : others);
  if (missing.size === 0) return held;
  const text = missingListsText(missing);
  if (held !== null) return { ...held, text: `${held.text} Ngoài ra, ${text}` };
  return heldAs('responses_missing', `Chưa ghi gì: ${text} ${CHECK_LIST}`, [...missing.keys()]);
}

/** @param before but for those whose list is missing. */
function heldByTable(read: ResponsesRead, before: readonly SeenResponse[]): Held | null {
  if (before.length === 0) return null;
  const gone = before.filter(({ isGone }) => isGone);
  if (read.table === null || read.table.length === 0) return missing(read, before);
  const ofForm = gone.filter(({ list }) => list === null);
  // Lists were read; that there is no table beside them any more says nothing of who stood in it.
  if (read.formTable === null && ofForm.length > 0) return missing(read, ofForm);
  if (isTooMany(gone.length, before.length)) return tooMany(gone, before);
  const inWorkbook = before.filter(({ isInWorkbook }) => isInWorkbook);
  const goneThere = inWorkbook.filter(({ isGone }) => isGone);
  if (isTooMany(goneThere.length, inWorkbook.length)) return tooMany(goneThere, inWorkbook);
  return read.isExport && read.formTable !== null ? older(read.formTable, ofForm) : null;
}

/** A response that stood in the table or a list at the last sync that was not held, as far as journal or workbook know. */
interface SeenResponse extends ListedResponse {
  readonly submittedAt: number;
  readonly isInWorkbook: boolean;
  readonly isInJournal: boolean;
}

function seenBefore({ snapshot, plan, remembered, history, table }: ResponsesRead): readonly SeenResponse[] {
  const now = new Set(history.known.filter(({ row }) => row !== null).map(({ id }) => id));
  const times = table ?? [];
  const known = new Set(remembered.map(({ id }) => id));
  const { ids, unknown } = responsesIn(snapshot, plan, known);
  const ofJournal = remembered
    .filter(({ present }) => present)
    .flatMap(({ id, versions }): SeenResponse[] => {
      const said = versions.at(-1)?.response;
      if (said === undefined) return [];
      const names = said.delegates.map(({ fullName }) => fullName);
      const { submittedAt, list = null } = said;
      return [
        {
          names,
          list,
          submittedAt,
          isGone: table === null || !now.has(id),
          isInWorkbook: ids.has(id),
          isInJournal: true,
        },
      ];
    });
  const ofWorkbook = [...unknown]
    .filter(([, { isWithdrawn }]) => !isWithdrawn)
    .map(([id, { names, submittedAt }]): SeenResponse => {
      // The journal that knew of its edits is lost; a row of the same second may well be the same response.
      const isEdited = times.some((time) => Math.abs(time - submittedAt) < SECOND_MS);
      return {
        names,
        list: null,
        submittedAt,
        isGone: !now.has(id) && !isEdited,
        isInWorkbook: true,
        isInJournal: false,
      };
    });
  return [...ofJournal, ...ofWorkbook];
}

const SECOND_MS = 1_000;

interface ResponseInWorkbook {
  readonly names: string[];
  readonly submittedAt: number;
  readonly isWithdrawn: boolean;
}

/**
 * The responses of which rows stand in the workbook, by the id that is part of the keys of these rows; and what the rows say
 * of those that the journal does not know.
 */
function responsesIn(
  { tabs }: WorkbookSnapshot,
  plan: string | null,
  known: ReadonlySet<string>,
): { readonly ids: ReadonlySet<string>; readonly unknown: ReadonlyMap<string, ResponseInWorkbook> } {
  const ids = new Set<string>();
  const unknown = new Map<string, ResponseInWorkbook>();
  for (const tab of tabs) {
    const isSeriesClass = plan !== null && SERIES_CLASS_TAB.partsOf(tab.key)?.[0] === plan;
    if (!CLASS_TAB.is(tab.key) && tab.key !== REVIEW_TAB && !isSeriesClass) continue;
    for (const row of tab.rows) {
      const registration =
        row.key === null
          ? null
          : isSeriesClass
            ? FORM_ROW.registrationOf(row.key, plan)
            : registrationIn(tab.key, row.key);
      if (registration === null || registration === '') continue;
      const id = responseOfRegistration(registration);
      if (OF_PLAN.partsOf(id)[1] !== plan) continue;
      const cell = (column: string): CellValue => row.cells[tab.columns.indexOf(column)] ?? null;
      const submitted = cell('submitted');
      if (typeof submitted !== 'number') continue;
      ids.add(id);
      if (known.has(id)) continue;
      const name = cell('name');
      const isWithdrawn =
        STATUS_COLUMNS.some((column) => cell(column) === STATUS_WORDS.withdrawn.label) ||
        (isSeriesClass && cell('state') === WITHDRAWN);
      const one = unknown.get(id);
      const names = [...new Set([...(one?.names ?? []), ...(typeof name === 'string' ? [name] : [])])];
      const submittedAt = one?.submittedAt ?? instantOfSerial(submitted);
      unknown.set(id, { names, submittedAt, isWithdrawn: (one?.isWithdrawn ?? true) && isWithdrawn });
    }
  }
  return { ids, unknown };
}

const STATUS_COLUMNS = ['status', 'kind', 'state'] as const;

function registrationIn(tab: TabSnapshot['key'], key: string): string | null {
  const entity = entityOfRowKey(key);
  if (tab === REVIEW_TAB) return isReviewDataRow(key) ? entity : null;
  return PERSON.partsOf(entity)?.[0] ?? REGISTRATION.partsOf(entity)?.[0] ?? null;
}

function isTooMany(gone: number, before: number): boolean {
  return gone > HELD_MIN && gone > before * HELD_SHARE;
}

function tooMany(gone: readonly SeenResponse[], before: readonly SeenResponse[]): Held {
  return heldAs(
    'responses_gone',
    `Chưa ghi gì: ${numberText(gone.length)} trong ${numberText(before.length)} phản hồi đã biết không còn trong bảng phản hồi; ghi tiếp thì các đăng ký ấy thành “Đã rút”. ` +
      CHECK_FILE,
    namesOf(gone),
  );
}

function missing({ table, lookedIn }: ResponsesRead, before: readonly SeenResponse[]): Held {
  const delegates = delegatesOf(before);
  const what = table === null ? 'không tìm thấy bảng phản hồi' : 'bảng phản hồi không có dòng nào đọc được';
  return heldAs(
    'responses_missing',
    `Chưa ghi gì: ${what} (đã tìm ở ${lookedIn}), trong khi bảng tính đang có ${numberText(delegates)} đại biểu. ${CHECK_FILE}`,
    [],
  );
}

/** What reads no table cannot say who is gone: the journal has to know them first. Nobody can confirm that away. */
function notRead(before: readonly SeenResponse[]): Held {
  const unknown = delegatesOf(before.filter(({ isInJournal }) => !isInJournal));
  return {
    reason: 'responses_missing',
    text:
      `Chưa ghi gì: nhật ký của hệ thống không có ${numberText(unknown)} đại biểu đang ở trong bảng tính (nhật ký đã mất hoặc là của bảng tính khác), mà việc này không đọc phản hồi nên không thể biết họ là ai. ` +
      'Đề nghị đồng bộ một lần (sync) để đọc lại phản hồi, rồi làm lại việc này.',
    rows: [],
    mayConfirm: false,
  };
}

function delegatesOf(responses: readonly SeenResponse[]): number {
  return responses.reduce((sum, { names }) => sum + Math.max(1, names.length), 0);
}

/** All that are gone are newer than all that are there: then this export was made before the one read last. */
function older(table: readonly number[], gone: readonly SeenResponse[]): Held | null {
  const newest = table.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY);
  if (gone.length === 0 || !gone.every(({ submittedAt }) => submittedAt > newest + SECOND_MS / 2))
    return null;
  return heldAs(
    'responses_older',
    `Chưa ghi gì: tệp phản hồi này cũ hơn tệp đã đọc lần trước – dừng ở ${displayInstant(newest)}, thiếu ${numberText(gone.length)} phản hồi nộp sau đó; ghi tiếp thì các đăng ký ấy thành “Đã rút”. ` +
      CHECK_FILE,
    namesOf(gone),
  );
}

const CHECK_FILE = `Đề nghị kiểm tra có đúng bảng, đúng tệp mới nhất không; nếu đúng, ${CONFIRM}`;

function heldAs(reason: Held['reason'], text: string, rows: readonly string[]): Held {
  return { reason, text, rows, mayConfirm: true };
}

function namesOf(gone: readonly SeenResponse[]): readonly string[] {
  return gone.map(({ names }) => names.join(', '));
}
