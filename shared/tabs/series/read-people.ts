/** The people of a class, as its tab says at the end of a day (P59, P60). */
import { readNameCell } from '../../people/name-cell.ts';
import { nameKeys } from '../../people/person-name.ts';
import { readPhones } from '../../people/phone.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { isBlank, textCell } from '../../programme/progress-cell.ts';
import { NAME_DOUBT_WORDS } from '../../registrations/name-doubt-words.ts';
import { type ClassSeats, classSeats, type SeatClaim } from '../../series/class-seats.ts';
import type { SeriesForm } from '../../series/series-form.ts';
import { type Attendee, distinctPeople } from '../../series/distinct-people.ts';
import type { SeriesClass } from '../../series/series-class.ts';
import { byKey } from '../../text/by-key.ts';
import { plainKey } from '../../text/vietnamese.ts';
import { endOfDayMs } from '../../time/local-date.ts';
import { ENTRY_ROW, FORM_ROW } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { classTab } from './class-tab.ts';
import { type ClaimTimes, claimTimes } from './claim-times.ts';
import { formOrphans } from './form-orphans.ts';
import { formCells } from './form-cells.ts';
import { type FormOfClass, type FormPeople, formPeople, type TypedRow } from './form-people.ts';
import type { PeopleOrganisations } from './people-organisations.ts';
import {
  ADMIT,
  ATTENDANCE,
  audienceNamed,
  fedAudiences,
  OTHER_PERSON,
  PERSON_FIELDS,
  WITHDRAW,
} from './people-columns.ts';

export interface ClassPerson extends Attendee {
  readonly row: string;
  /** In the order in which staff typed them, as shown; null: they sent the Form. */
  readonly number: number | null;
  /** What they are called in a sentence. */
  readonly called: string;
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
  /** How those stand who registered by the Form. */
  readonly form: FormPeople;
  /** Rows by which somebody stands in the class a second time for certain, with the first of them. */
  readonly doubled: ReadonlyMap<string, string>;
  /** Who was there, everybody once; null: nobody ticked anybody. */
  readonly present: readonly ClassPerson[] | null;
  readonly problems: Problems;
}

type PlacedInClass = FormOfClass['placed'][number];

/** @param placed who registered for this class by the Form; absent: nobody reads one, and every row is one that staff typed. */
export function readPeople(
  input: DutyTabInput,
  one: SeriesClass & { readonly duty: Duty },
  organisations: PeopleOrganisations,
  placed?: readonly PlacedInClass[],
): ClassPeople {
  const { plan, sheet, asOf } = input;
  const tab = classTab(plan.id, one.row);
  const problems = new Problems();
  const reading = { tab, duty: one.duty, input, organisations, problems };
  const end = endOfDayMs(asOf);
  const timesOf = (row: string) => claimTimes(sheet, tab, row, end);
  const rows = everyEntry(sheet, tab).map((key) => new RowOn(sheet, tab, key, asOf));
  const isTyped = ({ row }: RowOn) => placed === undefined || !FORM_ROW.is(row);
  const isFilled = (row: ReadRow) => PERSON_FIELDS.some((column) => !isBlank(row.value(column)));
  const typed = rows
    .filter(isTyped)
    .filter(isFilled)
    .map((row) => readPerson(row, reading));
  const form =
    input.form === undefined || placed === undefined
      ? NO_FORM
      : formOfClass({ ...reading, placed, typed, rows, timesOf }, input.form);
  const fresh = form.rows.flatMap(({ row, fresh: cells }): readonly ReadRow[] =>
    cells === null ? [] : [{ row, value: (column) => (cells as Record<string, string>)[column] ?? null }],
  );
  const sent = [...rows.filter((row) => !isTyped(row)).filter(isFilled), ...fresh];
  const people = [...typed, ...sent.map((row) => readPerson(row, reading))];
  for (const { row, says } of form.rows) for (const text of says) problems.say(row, text);
  const ticked = people.filter(({ isPresent, isNamed }) => isNamed && isPresent !== null);
  const admitted = new Set(people.filter(({ isAdmitted }) => isAdmitted).map(({ key }) => key));
  const typedClaims = rows.filter(isTyped).flatMap(({ row }): readonly SeatClaim[] => {
    const held = timesOf(row);
    const key = personKey(tab, row);
    if (held === null) return [];
    const since = Math.min(held.since, form.typedSince.get(row) ?? held.since);
    const { withdrawnAt } = held;
    return [{ since, withdrawnAt, key, order: personNumber(row), isAdmitted: admitted.has(key) }];
  });
  const formClaims = form.rows.flatMap(({ row, claim, isAdmitted }): readonly SeatClaim[] =>
    claim === null ? [] : [{ ...claim, key: personKey(tab, row), isAdmitted }],
  );
  const seats = classSeats([...typedClaims, ...formClaims], one.capacity);
  return {
    tab,
    people,
    form,
    seats,
    doubled: doubledIn(people.filter((person) => person.isNamed && asksForPlace(person, seats))),
    present: ticked.length === 0 ? null : oneOfEach(ticked.filter(({ isPresent }) => isPresent === true)),
    problems,
  };
}

/** How many people have a place: whoever has two for certain is one. */
export function seatedPeople({ seats, doubled }: Pick<ClassPeople, 'seats' | 'doubled'>): number {
  const seated = [...seats].filter(([, { kind }]) => kind === 'seated' || kind === 'beyond');
  return new Set(seated.map(([key]) => doubled.get(key) ?? key)).size;
}

function asksForPlace({ key }: ClassPerson, seats: ClassSeats): boolean {
  return (seats.get(key)?.kind ?? 'withdrawn') !== 'withdrawn';
}

/** Of a namesake nobody can tell: it is no double. */
function doubledIn(people: readonly ClassPerson[]): ReadonlyMap<string, string> {
  const { personOf, suspected } = distinctPeople(people);
  return new Map([...personOf].filter(([key, first]) => key !== first && !suspected.has(key)));
}

/** Whoever stands there twice was there once; of two rows the one that says for which audience they count. */
function oneOfEach(present: readonly ClassPerson[]): readonly ClassPerson[] {
  const doubled = doubledIn(present);
  const groups = byKey(present, ({ key }) => doubled.get(key) ?? key);
  const chosen = new Set(
    [...groups.values()].map((own) => own.find(({ audience }) => audience !== null) ?? own[0]),
  );
  return present.filter((one) => chosen.has(one));
}

const NO_FORM: FormPeople = { rows: [], typedSince: new Map(), standings: new Map() };

/** A row to read: one that stands, or one that is to be made. */
type ReadRow = Pick<RowOn, 'row' | 'value'>;

interface ReadingForm extends Reading {
  readonly placed: readonly PlacedInClass[];
  readonly typed: readonly ClassPerson[];
  readonly rows: readonly RowOn[];
  readonly timesOf: (row: string) => ClaimTimes | null;
}

function formOfClass(
  { tab, duty, input, organisations, placed, typed, rows, timesOf }: ReadingForm,
  form: SeriesForm,
): FormPeople {
  const { plan, sheet } = input;
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const valueOf = (row: string, column: string) => byRow.get(row)?.value(column) ?? null;
  const isChosen = (row: string, column: string, choice: string) =>
    plainKey(textCell(valueOf(row, column)) ?? '') === plainKey(choice);
  const typedRows = typed.flatMap((person): readonly TypedRow[] => {
    const held = person.isNamed ? timesOf(person.row) : null;
    if (held === null) return [];
    const settledAt = byRow.get(person.row)?.cell('same').seenAt ?? null;
    const { since, withdrawnAt } = held;
    return [
      {
        ...person,
        since,
        withdrawnAt,
        order: personNumber(person.row),
        isSame: false,
        isTyped: true,
        settledAt,
      },
    ];
  });
  const calledTyped = new Map(typed.map(({ key, called }) => [key, called]));
  const names = new Map(placed.map(({ form: { entry } }) => [entry.key, entry.name]));
  const found = formPeople({
    tab,
    sheet,
    placed,
    typed: typedRows,
    timesOf,
    valueOf,
    cellsOf: (one) => formCells(one, plan, duty),
    organisationOf: ({ entry }) => organisations(entry.said.organisation ?? null, entry.unitTyped).key,
    isOtherInRow: (row) =>
      isChosen(row, 'same', OTHER_PERSON) ? (byRow.get(row)?.cell('same').seenAt ?? null) : null,
    isAdmittedInRow: (row) => isChosen(row, 'decision', ADMIT),
    called: (key) => calledTyped.get(key) ?? `“${names.get(key) ?? ''}” gửi biểu mẫu`,
  });
  const covered = new Set(found.rows.map(({ row }) => row));
  const orphans = rows.map(({ row }) => row).filter((row) => FORM_ROW.is(row) && !covered.has(row));
  return {
    ...found,
    rows: [...found.rows, ...formOrphans(orphans, form, { plan: plan.id, sheet, timesOf })],
  };
}

/** By which the place of a row is known among those of its class. */
export function personKey(tab: string, row: string): string {
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

function readPerson(row: ReadRow, { tab, duty, input, organisations, problems }: Reading): ClassPerson {
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
    number: FORM_ROW.is(row.row) ? null : personNumber(row.row),
    called: FORM_ROW.is(row.row) ? `“${name}” gửi biểu mẫu` : `thứ tự ${personNumber(row.row)}`,
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
  const typed = textCell(value);
  if (typed === null || fedAudiences(plan, duty).length === 0) return null;
  const found = audienceNamed(typed, plan, duty);
  if (found === undefined)
    say(`Cần chọn đối tượng trong danh sách; “${typed}” chưa được tính cho đối tượng nào.`);
  return found?.key ?? null;
}
