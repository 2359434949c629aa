/**
 * The tab of one class: who is coming, seat by seat in plan order, so that a seat nobody took is a row one can see; and
 * below, those who stand outside the quota. What staff typed beside a person moves with the person.
 */
import { remarkSentence } from '../../registrations/review-sentences.ts';
import { PAYER_WORDS } from '../../registrations/beside-seats.ts';
import { listedName } from '../../registrations/listed-name.ts';
import { groupPlaces, vacancies } from '../../obligations/count-places.ts';
import type { HeldPlace, Place } from '../../obligations/place.ts';
import { heldRowKey, placeRowKey } from '../../obligations/place-row.ts';
import { occasionOf, type Plan, type PlanClass } from '../../plan/plan.ts';
import type { ClassState, Reconciliation, Registration, Status } from '../../registrations/registration.ts';
import { serialOfInstant } from '../../time/local-date.ts';
import type { Unit } from '../../units/unit.ts';
import type { CellValue, Row, Tab } from '../../workbook/model.ts';
import { type Directory, directoryOf } from '../../registrations/directory.ts';
import {
  decisionSentences,
  noteSentences,
  statusSentence,
} from '../../registrations/registration-sentences.ts';
import { STATUS_WORDS, VACANT_LABEL } from '../../registrations/registration-words.ts';
import { classHeading } from './class-heading.ts';
import { classColumns } from './class-tab.ts';
import { declaredRows } from './declared-rows.ts';
import { headerRow, textRow } from '../../workbook/heading-rows.ts';
import { STATUS_TONES } from '../../registrations/status-tones.ts';
import { waitingFor } from '../../registrations/waiting-for.ts';
import {
  CLASS_TAB,
  HEADER_ROW,
  OF_PLAN,
  OUTSIDE,
  PERSON,
  REGISTRATION,
  outsideKey,
} from '../../workbook/keys.ts';

export interface LayoutClassInput {
  readonly plan: Plan;
  readonly reconciliation: Reconciliation;
  readonly units: readonly Unit[];
  /** What `readDecisions` could not read or use in this tab, by entity of the row. */
  readonly complaints?: ReadonlyMap<string, string>;
  /** How a class stands, by its code, where there is anything to say of it. */
  readonly classStates?: ReadonlyMap<string, string>;
}

export function layoutClasses(input: LayoutClassInput): readonly Tab[] {
  const directory = directoryOf(input.plan, input.reconciliation, input.units);
  const outside = new Map<string, Registration[]>();
  for (const one of input.reconciliation.registrations) {
    if (one.class === null || one.status === 'superseded' || one.status === 'seated') continue;
    const others = outside.get(one.class);
    if (others === undefined) outside.set(one.class, [one]);
    else others.push(one);
  }
  const holders = rowHolders(input.reconciliation.registrations);
  const complaints = input.complaints ?? new Map<string, string>();
  const placesIn = groupPlaces(input.reconciliation.places, 'tab');
  return input.reconciliation.classes.flatMap((state) => {
    const planClass = directory.planClass(state.code);
    if (planClass === undefined) return [];
    const places = placesIn.get(CLASS_TAB.of(state.code)) ?? [];
    const others = outside.get(state.code) ?? [];
    const standing = input.classStates?.get(state.code) ?? null;
    return [layoutClass({ planClass, state, standing, places, others, directory, holders, complaints })];
  });
}

interface ClassInput {
  readonly planClass: PlanClass;
  readonly state: ClassState;
  readonly standing: string | null;
  readonly places: readonly HeldPlace[];
  readonly others: readonly Registration[];
  readonly directory: Directory;
  readonly holders: ReadonlyMap<string, string>;
  readonly complaints: ReadonlyMap<string, string>;
}

function layoutClass(input: ClassInput): Tab {
  const { planClass, state } = input;
  const seats = seatRows(input);
  const outside = outsideRows(input);
  const columns = classColumns(planClass);
  const declarations = (input.directory.reconciliation.declarations ?? []).filter(
    (one) => one.class === planClass.code,
  );
  const counts = `${state.seated} giữ chỗ, ${state.extraApproved} bổ sung đã duyệt`;
  return {
    key: CLASS_TAB.of(planClass.code),
    title: planClass.name ?? `Lớp ${occasionOf(planClass)}`,
    columns,
    rows: [
      ...classHeading(planClass, state, input.places, input.directory, input.standing),
      headerRow(columns),
      ...seats,
      textRow('total', 'section', 'number', `Tổng số: ${state.headcount} đại biểu (${counts})`),
      textRow(
        OUTSIDE,
        'section',
        'number',
        `Ngoài chỉ tiêu hoặc cần xử lý: ${outside.length === 0 ? 'không có' : `${outside.length} đăng ký`}`,
      ),
      ...outside,
      ...strayRows(input),
      ...declaredRows(declarations, input.directory, input.complaints),
    ],
    frozenThrough: HEADER_ROW,
    tones: STATUS_TONES,
    orientation: 'landscape',
    colour: isFull(input.places) ? 'green' : state.seated === 0 ? 'red' : 'orange',
    rowsTravelWithin: OF_PLAN.of('classes', input.directory.plan.id ?? null),
  };
}

function isFull(places: readonly HeldPlace[]): boolean {
  return places.every((held) => vacancies(held) === 0);
}

/** A row for everybody who holds a place, and one for what is vacant of it. */
function seatRows(input: ClassInput): readonly Row[] {
  return input.places
    .flatMap((held) => [
      ...held.holders.flatMap((key) => heldRow(held.place, input.directory.registration(key), input)),
      ...(vacancies(held) === 0 ? [] : [vacantRow(held.place, input)]),
    ])
    .map((row, index): Row => ({ ...row, cells: { ...row.cells, number: index + 1 } }));
}

function heldRow(place: Place, holder: Registration | undefined, input: ClassInput): readonly Row[] {
  if (holder === undefined) return [];
  const { directory, complaints } = input;
  const vacant = placeRowKey(place);
  return [
    {
      key: heldRowKey(place, holder.person),
      entity: PERSON.of(holder.person),
      // A decision typed beside the empty seat was about nobody: it must not fall upon whoever takes the seat, and stays
      // in a row of its own (`strayRows`).
      ...(complaints.has(vacant) || place.isOpen ? {} : { inherits: vacant }),
      kind: 'data',
      cells: { ...personCells(holder, input, place), ...placeCells(place, directory) },
    },
  ];
}

function vacantRow(place: Place, input: ClassInput): Row {
  const key = placeRowKey(place);
  const note = vacantNote(place, input.complaints.get(key), input);
  const cells = { ...placeCells(place, input.directory), status: VACANT_LABEL, note };
  return { key, kind: 'data', cells };
}

/** P31: “Công chức 1/2”. A row is known by these words, so two seats of one role must not say the same (W1). */
function placeCells(place: Place, { unitName, roleLabel }: Directory) {
  const { party, role, ordinal, ofHowMany } = place;
  const number = ofHowMany === 1 ? '' : ` ${ordinal}/${ofHowMany}`;
  return { unit: unitName(party), role: `${roleLabel(role)}${number}` };
}

/** Who of the unit waits and may yet take the seat: then a call would be the wrong first step. */
function vacantNote(
  place: Place,
  complaint: string | undefined,
  { others, directory }: ClassInput,
): string | null {
  const waiting = waitingFor(place, others).map(
    (one) => `${directory.who(one.key, place.party)} – ${STATUS_WORDS[one.status].label.toLowerCase()}`,
  );
  const texts = [
    ...(complaint === undefined ? [] : [complaint]),
    ...(waiting.length === 0 ? [] : [`Đang chờ xử lý: ${waiting.join('; ')}.`]),
  ];
  return texts.join(' ') || null;
}

function outsideRows({ planClass, others, directory, holders, complaints }: ClassInput): readonly Row[] {
  const units = planClass.units.map(({ code }) => code);
  const unitOrder = new Map(units.map((code, index) => [code, index]));
  const rank = (one: Registration): readonly number[] => [
    OUTSIDE_ORDER.indexOf(one.status),
    unitOrder.get(one.unit ?? '') ?? units.length,
  ];
  const sorted = others
    .map((one, order) => ({ one, rank: [...rank(one), order] }))
    .sort((left, right) => compareRanks(left.rank, right.rank));
  return sorted.map(({ one }, index): Row => {
    const entity = holders.get(one.person) === one.key ? PERSON.of(one.person) : REGISTRATION.of(one.key);
    return {
      key: outsideKey(entity),
      entity,
      kind: 'data',
      cells: {
        ...personCells(one, { directory, complaints }),
        number: index + 1,
        unit: one.unit === null ? null : directory.unitName(one.unit),
        role: one.role === null ? null : directory.roleLabel(one.role),
      },
    };
  });
}

/** What was decided beside a seat while it was empty, and the seat is taken since: kept, and about nobody (W1). */
function strayRows({ places, directory, complaints }: ClassInput): readonly Row[] {
  return places
    .filter((held) => vacancies(held) === 0 && complaints.has(placeRowKey(held.place)))
    .map(({ place }) => {
      const key = placeRowKey(place);
      const note = `${complaints.get(key) ?? ''} Nay chỗ đã có người; đề nghị xóa ô đã ghi.`;
      const cells = { ...placeCells(place, directory), status: 'Ghi khi chỗ còn trống', note };
      return { key, kind: 'data', cells };
    });
}

/** What waits for a person first, what is settled last. */
const OUTSIDE_ORDER: readonly Status[] = [
  'extra_pending',
  'late_pending',
  'role_unclear',
  'duplicate_suspected',
  'extra_approved',
  'replaced',
  'rejected',
  'withdrawn',
];

/**
 * The registration of each person whose row is the person's: the newest still in the table. A response that is gone
 * may have a row too, but what staff typed about the person stays with the person.
 */
function rowHolders(registrations: readonly Registration[]): ReadonlyMap<string, string> {
  const holders = new Map<string, Registration>();
  for (const one of registrations) {
    if (one.status === 'superseded') continue;
    const before = holders.get(one.person);
    if (before === undefined || one.row !== null || before.row === null) holders.set(one.person, one);
  }
  return new Map([...holders].map(([person, one]) => [person, one.key]));
}

function personCells(
  one: Registration,
  { directory, complaints }: Pick<ClassInput, 'directory' | 'complaints'>,
  place?: Place,
): Readonly<Record<string, CellValue>> {
  const note = [
    complaints.get(PERSON.of(one.person)) ?? null,
    statusSentence(one, directory),
    place?.owner === 'sender' ? `Kinh phí do ${PAYER_WORDS.sender} bảo đảm.` : null,
    ...noteSentences(one, directory),
    ...decisionSentences(one, directory),
    remarkSentence(one),
  ];
  return {
    name: listedName(one),
    position: one.position || null,
    phone: one.phones.length > 0 ? one.phones.join('; ') : one.phoneText || null,
    status: STATUS_WORDS[one.status].label,
    note: note.filter((text) => text !== null).join(' ') || null,
    submitted: serialOfInstant(one.submittedAt),
  };
}

function compareRanks(left: readonly number[], right: readonly number[]): number {
  for (const [index, rank] of left.entries()) {
    const difference = rank - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
