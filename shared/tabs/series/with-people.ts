/**
 * Classes with the people of their tabs: how many were there, and who was trained for the first time under the plan, each
 * person once over all classes and years (P57, P59). A class without a list goes by what staff wrote in its row.
 */
import type { Duty } from '../../plan/duty-plan.ts';
import type { ClassClash } from '../../series/class-clashes.ts';
import { type DistinctPeople, distinctPeople } from '../../series/distinct-people.ts';
import { isHeld, type SeriesClass, seriesClassState } from '../../series/series-class.ts';
import { inDayOrder } from '../../series/series-progress.ts';
import { byKey } from '../../text/by-key.ts';
import { TRAINED_COLUMN, SERIES_TAB } from '../../workbook/keys.ts';
import { isBlank } from '../../programme/progress-cell.ts';
import { type Problems, RowOn } from '../office/cells-on.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { sayClashes } from './say-clashes.ts';
import { fedAudiences } from './people-columns.ts';
import { type Placed, placeForm } from './form-classes.ts';
import { peopleOrganisations } from './people-organisations.ts';
import { type ClassPeople, type ClassPerson, readPeople } from './read-people.ts';

export interface SeriesPeople {
  readonly classes: readonly SeriesClass[];
  /** By row of the class; of those that have a group. */
  readonly people: ReadonlyMap<string, ClassPeople>;
  /** Who registered by the Form, with the class for which that is; none: nobody reads one. */
  readonly placed: readonly Placed[];
  /** P41: where else somebody is at the same time, by key of the person. */
  readonly clashes: ReadonlyMap<string, readonly ClassClash[]>;
  /** Who came, each time they came, and how many people they are; null: no list says so. */
  readonly attended: { readonly times: number; readonly people: number; readonly suspected: number } | null;
}

export function withPeople(
  input: DutyTabInput,
  classes: readonly SeriesClass[],
  problems: Problems,
): SeriesPeople {
  const people = new Map<string, ClassPeople>();
  const organisations = peopleOrganisations(input);
  const placed = input.form === undefined ? [] : placeForm(input.form, classes, input);
  const ofClass = byKey(
    placed.flatMap(({ form, place }) => (place.kind === 'class' ? [{ form, ...place }] : [])),
    (one) => one.class.row,
  );
  const counted = classes.map((one): SeriesClass => {
    if (!hasGroup(one)) return one;
    const list = readPeople(
      input,
      one,
      organisations,
      input.form === undefined ? undefined : (ofClass.get(one.row) ?? []),
    );
    people.set(one.row, list);
    sayDoubled(list);
    return list.present === null ? one : withPresent(one, list.present.length, input, problems);
  });
  const clashes = sayClashes(counted, people);
  const present = inDayOrder(counted)
    .filter(isHeld)
    .flatMap((one) => (people.get(one.row)?.present ?? []).map((person) => ({ one, person })));
  const known = distinctPeople(present.map(({ person }) => person));
  sayDoubtful(present, known, people, input);
  const trained = trainedIn(present, known);
  const attendees = byKey(present, ({ one }) => one.row);
  const personOf = ({ person: { key } }: Present) => known.personOf.get(key) ?? key;
  return {
    classes: counted.map((one) =>
      (people.get(one.row)?.present ?? null) === null
        ? one
        : {
            ...one,
            attendees: (attendees.get(one.row) ?? []).map(personOf),
            trained: trained.get(one.row) ?? NOBODY,
          },
    ),
    people,
    placed,
    clashes,
    attended:
      present.length === 0
        ? null
        : {
            times: present.length,
            people: new Set(known.personOf.values()).size,
            suspected: known.suspected.size,
          },
  };
}

interface Present {
  readonly one: SeriesClass;
  readonly person: ClassPerson;
}

/** Of whom it is not certain who they are, or for which audience they count. */
function sayDoubtful(
  present: readonly Present[],
  { suspected }: DistinctPeople,
  people: ReadonlyMap<string, ClassPeople>,
  { plan }: DutyTabInput,
): void {
  const names = new Map(
    present.map(({ one, person }) => [person.key, `${person.called}, lớp ${one.code ?? ''}`]),
  );
  for (const { one, person } of present) {
    const say = (text: string) => people.get(one.row)?.problems.say(person.row, text);
    const suspect = suspected.get(person.key);
    if (suspect !== undefined)
      say(
        `Cần kiểm tra: trùng tên với ${names.get(suspect) ?? ''}; đang tính là một người. Nếu là người khác, đề nghị chọn “Khác người”.`,
      );
    const isAsked = one.duty !== null && fedAudiences(plan, one.duty).length > 0;
    if (person.audience === null && isAsked) say('Cần chọn đối tượng: chưa được tính cho đối tượng nào.');
  }
}

/** Each person in the first class to which they came, by class and audience. */
function trainedIn(
  present: readonly Present[],
  { personOf }: DistinctPeople,
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const trained = new Map<string, Map<string, number>>();
  for (const { one, person } of present) {
    if (person.audience === null || personOf.get(person.key) !== person.key) continue;
    const own = trained.get(one.row) ?? new Map<string, number>();
    trained.set(one.row, own);
    own.set(person.audience, (own.get(person.audience) ?? 0) + 1);
  }
  return trained;
}

const NOBODY: ReadonlyMap<string, number> = new Map();

function hasGroup(one: SeriesClass): one is SeriesClass & { readonly duty: Duty } {
  return one.duty !== null;
}

/** The list says how many were there; what staff wrote beside it is kept and said. */
function withPresent(
  one: SeriesClass,
  present: number,
  { plan, sheet, asOf }: DutyTabInput,
  problems: Problems,
): SeriesClass {
  if (one.present !== null && one.present !== present)
    problems.say(
      one.row,
      `Cần kiểm tra: ghi ${one.present} người có mặt, danh sách lớp có ${present}; tính theo danh sách.`,
    );
  const row = new RowOn(sheet, SERIES_TAB.of(plan.id), one.row, asOf);
  const isTyped = plan.duties.some(({ key }) => !isBlank(row.value(TRAINED_COLUMN.of(key))));
  if (isTyped) problems.say(one.row, 'Lớp có danh sách người dự: các cột “Dự lần đầu” không được tính.');
  const counted = { ...one, present };
  return { ...counted, state: seriesClassState(counted, asOf) };
}

/** Twice in one class: which of the two is given up, a person says. */
function sayDoubled({ people, problems, form, seats, doubled, present }: ClassPeople): void {
  const called = new Map(people.map((one) => [one.key, one.called]));
  const rows = new Map(people.map(({ key, row }) => [key, row]));
  for (const [first, others] of byKey([...doubled], ([, one]) => one)) {
    const all = [first, ...others.map(([key]) => key)];
    for (const key of all) {
      const rest = all.filter((other) => other !== key).map((other) => called.get(other) ?? '');
      problems.say(
        rows.get(key) ?? '',
        `Cần kiểm tra: cùng một người với ${rest.join(', ')}; mỗi dòng vẫn tính một chỗ cho đến khi chọn “Thôi dự” ở một dòng.`,
      );
    }
  }
  // Once somebody was called, namesakes are asked about over all classes.
  if (present !== null) return;
  const told = new Set(form.rows.filter(({ state }) => state !== 'seat').map(({ row }) => row));
  const own = people.filter(
    ({ key, row, isNamed }) =>
      isNamed && !told.has(row) && (seats.get(key)?.kind ?? 'withdrawn') !== 'withdrawn',
  );
  for (const [key, suspect] of distinctPeople(inTime(own)).suspected)
    problems.say(
      rows.get(key) ?? '',
      `Cần kiểm tra: trùng tên với ${called.get(suspect) ?? ''}, chưa rõ có phải một người. Nếu là một người, chọn “Thôi dự” ở một dòng; nếu không, chọn “Khác người”.`,
    );
}

/** Whoever sent the Form is known before a row that staff typed besides. */
function inTime(people: readonly ClassPerson[]): readonly ClassPerson[] {
  return people.toSorted((a, b) => Number(a.number !== null) - Number(b.number !== null));
}
