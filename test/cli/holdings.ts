import { existsSync } from 'node:fs';
import {
  CLASS_ROW,
  CLASS_TAB,
  CLASSES_TAB,
  isClassDataRow,
  isVacantSeat,
  PROGRAMME_TAB,
  REVIEW_TAB,
  SEAT,
  SUMMARY_TAB,
  TASK_TAB,
} from '#shared/workbook/keys.ts';
import { STATUS_WORDS } from '#shared/registrations/registration-words.ts';
import type { RowSnapshot, TabSnapshot } from '#shared/workbook/model.ts';
import { XlsxWorkbook } from '../../sync-server/local/xlsx-workbook.ts';
import { isTypedBy } from './lived-office.ts';

/** What an office would miss: each a list of `kind: what`. */
export interface Holdings {
  readonly held: ReadonlySet<string>;
  /** Texts that staff of another office typed. */
  readonly alien: readonly string[];
  /** All cells of our tabs, but for the titles in which a hold is said and the notes beside a plan that is refused. */
  readonly cells: string;
}

/** Of a file that is no workbook nothing is held. */
export async function holdingsOf(path: string, title: string): Promise<Holdings> {
  const tabs = existsSync(path)
    ? await new XlsxWorkbook(path).read().then(
        (read) => read.tabs,
        () => [],
      )
    : [];
  const rows = tabs.flatMap((tab) => tab.rows.map((row) => [tab, row] as const));
  const texts = rows.filter(([tab, row]) => !tellsOthers(tab, row)).flatMap(([, { cells }]) => cells);
  const typed = texts.filter(
    (value) => typeof value === 'string' && /^[^:]{1,10} ghi: (?:seen|new) /.test(value),
  );
  return {
    held: new Set([
      ...rows.flatMap(([tab, row]) => heldIn(tab, row)),
      ...typed.filter((value) => isTypedBy(title, value)).map((value) => `texts: ${value}`),
      ...tabs.filter(({ key }) => CLASS_TAB.is(key)).map(({ key }) => `classes: ${key}`),
    ]),
    alien: typed.filter((value) => !isTypedBy(title, value)).map(String),
    cells: JSON.stringify(
      rows
        .filter(([, { key }]) => key !== 'title')
        .map(([tab, row]) => [tab.key, row.key, notesOff(tab, row)]),
    ),
  };
}

/** Rows in which the server repeats what stands elsewhere. */
function tellsOthers(tab: TabSnapshot, { key }: RowSnapshot): boolean {
  return tab.key === SUMMARY_TAB || (TASK_TAB.is(tab.key) && key?.startsWith('task-') === true);
}

function heldIn(tab: TabSnapshot, row: RowSnapshot): readonly string[] {
  const { key } = row;
  const cell = (column: string) => String(row.cells[tab.columns.indexOf(column)] ?? '');
  if (key === null) return [];
  if (CLASS_TAB.is(tab.key) && isClassDataRow(key) && !isVacantSeat(key)) {
    if (cell('status') === STATUS_WORDS.withdrawn.label) return [];
    return [`people: ${cell('name')}`, ...(SEAT.is(key) ? [`seated: ${cell('name')}`] : [])];
  }
  if (tab.key === REVIEW_TAB && key !== 'header' && cell('name') !== '') return [`people: ${cell('name')}`];
  if (tab.key === CLASSES_TAB && CLASS_ROW.is(key)) return [`classes: ${cell('code')}`];
  if (tab.key === PROGRAMME_TAB && /^[IVX]+\.\d+$/.test(key)) return [`tasks: ${key} ${cell('title')}`];
  return [];
}

function notesOff({ columns }: TabSnapshot, { cells }: RowSnapshot) {
  return cells.filter((_, at) => columns[at] !== 'note');
}

/** What the journal brings back: all but texts that no sync had seen when they went. */
export function standingIn(whole: Holdings, found: Holdings): Holdings {
  const isUnseen = (one: string): boolean => one.includes(' ghi: new ');
  return { ...found, held: new Set([...found.held, ...[...whole.held].filter((one) => !isUnseen(one))]) };
}

export function lessIn(before: Holdings, after: Holdings): readonly string[] {
  return [...before.held].filter((one) => !after.held.has(one));
}

/** Classes and tasks that nobody asked for, in an office that has some. */
export function strangersIn(before: Holdings, after: Holdings): readonly string[] {
  const isOf = (one: string): boolean => /^(?:classes|tasks): /.test(one);
  if (![...before.held].some(isOf)) return [];
  return [...after.held]
    .filter((one) => isOf(one) && !before.held.has(one))
    .map((one) => `from elsewhere: ${one}`);
}
