/** The people of a class, as its tab says at the end of a day (P59, P60). */
import { readNameCell } from '../../people/name-cell.ts';
import { nameKeys } from '../../people/person-name.ts';
import { readPhones } from '../../people/phone.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { isBlank, textCell } from '../../programme/progress-cell.ts';
import { NAME_DOUBT_WORDS } from '../../registrations/name-doubt-words.ts';
import { type ClassSeats, classSeats, type SeatClaim } from '../../series/class-seats.ts';
import type { Attendee } from '../../series/distinct-people.ts';
import type { SeriesClass } from '../../series/series-class.ts';
import { plainKey, toneKey } from '../../text/vietnamese.ts';
import { endOfDayMs } from '../../time/local-date.ts';
import { ENTRY_ROW, SERIES_CLASS_TAB } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import type { PeopleOrganisations } from './people-organisations.ts';
import {
  ADMIT,
  ATTENDANCE,
  audienceChoice,
  fedAudiences,
  OTHER_PERSON,
  PERSON_FIELDS,
  WITHDRAW,
} from './people-columns.ts';

export interface ClassPerson extends Attendee {
  readonly row: string;
  /** In the order in which they came; as shown. */
  readonly number: number;
  /** Key of the duty of people for which they count; null: not said, or not to be read. */
  readonly audience: string | null;
  /** Null: nobody ticked. */
  readonly isPresent: boolean | null;
  /** False: the cell names nobody, so nobody has a place. */
  readonly isNamed: boolean;
  readonly isAdmitted: boolean;
  readonly isWithdrawn: boolean;
  /** What the office's list says of their organisation; null: nothing. */
  readonly listed: string | null;
}

export interface ClassPeople {
  readonly tab: string;
  /** In the order in which they came. */
  readonly people: readonly ClassPerson[];
  readonly seats: ClassSeats;
  /** How many were there; null: nobody ticked anybody. */
  readonly present: number | null;
  readonly problems: Problems;
}

export function classTab(plan: string, row: string): string {
  return SERIES_CLASS_TAB.of(plan, ENTRY_ROW.partsOf(row)?.[0] ?? row);
}

export function readPeople(
  input: DutyTabInput,
  one: SeriesClass & { readonly duty: Duty },
  organisations: PeopleOrganisations,
): ClassPeople {
  const { plan, sheet, asOf } = input;
  const tab = classTab(plan.id, one.row);
  const problems = new Problems();
  const rows = everyEntry(sheet, tab).map((key) => new RowOn(sheet, tab, key, asOf));
  const people = rows
    .filter((row) => PERSON_FIELDS.some((column) => !isBlank(row.value(column))))
    .map((row) => readPerson(row, { tab, duty: one.duty, input, organisations, problems }));
  const ticked = people.filter(({ isPresent, isNamed }) => isNamed && isPresent !== null);
  const admitted = new Set(people.filter(({ isAdmitted }) => isAdmitted).map(({ key }) => key));
  const claims = rows.flatMap(({ row }): readonly SeatClaim[] => {
    const held = claimTimes(sheet, tab, row, endOfDayMs(asOf));
    const key = personKey(tab, row);
    return held === null ? [] : [{ ...held, key, order: personNumber(row), isAdmitted: admitted.has(key) }];
  });
  return {
    tab,
    people,
    seats: classSeats(claims, one.capacity),
    present: ticked.length === 0 ? null : ticked.filter(({ isPresent }) => isPresent).length,
    problems,
  };
}

/**
 * Since when a row has named somebody, and since when that is given up, by “Thôi dự” or because its name was taken out or the
 * row deleted. Null: it never named anybody.
 */
function claimTimes(
  sheet: StaffSheet,
  tab: string,
  row: string,
  end: number,
): Pick<SeatClaim, 'since' | 'withdrawnAt'> | null {
  const versions = (column: string) =>
    sheet.versionsOfAdded(tab, row, column).filter(({ seenAt }) => seenAt <= end);
  const names = versions('name').map(({ value, seenAt }) => ({ isTrue: isName(value), seenAt }));
  const decisions = versions('decision').map(({ value, seenAt }) => ({
    isTrue: plainKey(textCell(value) ?? '') === plainKey(WITHDRAW),
    seenAt,
  }));
  const last = names.findLastIndex(({ isTrue }) => isTrue);
  if (last < 0) return null;
  const since = sinceOf(names.slice(0, last + 1)) ?? 0;
  const gone = names[last + 1]?.seenAt ?? null;
  return { since, withdrawnAt: gone ?? sinceOf(decisions) };
}

/** Since when the last of these has been true without a break; null: it is not. */
function sinceOf(versions: readonly { readonly isTrue: boolean; readonly seenAt: number }[]): number | null {
  const before = versions.findLastIndex(({ isTrue }) => !isTrue);
  return versions[before + 1]?.seenAt ?? null;
}

function isName(value: CellValue): boolean {
  return !isBlank(value) && readNameCell(textCell(value) ?? '').doubt === null;
}

function personKey(tab: string, row: string): string {
  return `${tab} ${row}`;
}

function personNumber(row: string): number {
  return Number(ENTRY_ROW.partsOf(row)?.[0] ?? 0);
}

interface Reading {
  readonly tab: string;
  readonly duty: Duty;
  readonly input: DutyTabInput;
  readonly organisations: PeopleOrganisations;
  readonly problems: Problems;
}

function readPerson(row: RowOn, { tab, duty, input, organisations, problems }: Reading): ClassPerson {
  const say = (text: string) => problems.say(row.row, text);
  const { name, doubt } = readNameCell(textCell(row.value('name')) ?? '');
  if (isBlank(row.value('name'))) say('Cần ghi họ và tên; dòng này chưa được tính.');
  else if (doubt !== null) say(`Cần ghi rõ họ và tên: ${NAME_DOUBT_WORDS[doubt]}; dòng này chưa được tính.`);
  const { valid, problems: wrong } = readPhones(String(row.value('phone') ?? ''));
  if (wrong.some(({ kind }) => kind === 'unreadable' || kind === 'placeholder'))
    say('Cần kiểm tra số điện thoại: có số không dùng được.');
  const decision = choiceOf(row.value('decision'), [ADMIT, WITHDRAW], 'Quyết định', say);
  const same = choiceOf(row.value('same'), [OTHER_PERSON], 'Trùng tên', say);
  const attended = choiceOf(row.value('attended'), Object.values(ATTENDANCE), 'Có mặt', say);
  const { k1, k2 } = nameKeys(name);
  const organisation = organisations(row.value('organisation'), row.value('commune'));
  return {
    row: row.row,
    number: personNumber(row.row),
    key: personKey(tab, row.row),
    k1,
    k2,
    phones: valid,
    organisation: organisation.key,
    isOther: same === OTHER_PERSON,
    audience: readAudience(row.value('audience'), duty, input, say),
    isPresent: attended === null ? null : attended === ATTENDANCE.x,
    isNamed: doubt === null && !isBlank(row.value('name')),
    isAdmitted: decision === ADMIT,
    isWithdrawn: decision === WITHDRAW,
    listed: organisation.listed,
  };
}

/** The choice that a cell names, in any case and with or without marks; null: none, and what else stands there is said. */
function choiceOf(
  value: CellValue,
  choices: readonly string[],
  title: string,
  say: (text: string) => void,
): string | null {
  // A tick of an older workbook, or of somebody's habit, is presence.
  const typed = value === true ? ATTENDANCE.x : textCell(value === false ? null : value);
  if (typed === null) return null;
  const found = choices.find((choice) => plainKey(choice) === plainKey(typed)) ?? null;
  if (found === null) say(`Cần chọn “${title}” trong danh sách; “${typed}” chưa được tính.`);
  return found;
}

function readAudience(
  value: CellValue,
  duty: Duty,
  { plan }: DutyTabInput,
  say: (text: string) => void,
): string | null {
  const own = fedAudiences(plan, duty);
  const typed = textCell(value);
  if (typed === null || own.length === 0) return null;
  const key = toneKey(typed);
  const found = own.find((one) => {
    const choice = audienceChoice(plan, one);
    return [choice, one.key, choice.slice(one.key.length + 2)].some((name) => toneKey(name) === key);
  });
  if (found === undefined)
    say(`Cần chọn đối tượng trong danh sách; “${typed}” chưa được tính cho đối tượng nào.`);
  return found?.key ?? null;
}
