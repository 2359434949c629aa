/** A small office: two classes, three units, three roles; and registrations made by naming only what matters. */
import { placesOfPlan } from '#shared/obligations/places-of-plan.ts';
import type { Plan } from '#shared/plan/plan.ts';
import {
  STATUSES,
  type Reconciliation,
  type Registration,
  type Status,
} from '#shared/registrations/registration.ts';
import { instantOfLocal } from '#shared/time/local-date.ts';
import type { Unit } from '#shared/units/unit.ts';
import type { Row, Tab } from '#shared/workbook/model.ts';

export const UNITS: readonly Unit[] = [
  { code: '31639', name: 'Long Phú', type: 'xã', fullName: 'Xã Long Phú' },
  { code: '31684', name: 'Mỹ Xuyên', type: 'phường', fullName: 'Phường Mỹ Xuyên' },
  { code: '31480', name: 'Long Phú 1', type: 'phường', fullName: 'Phường Long Phú 1' },
  { code: '31153', name: 'Ô Môn', type: 'phường', fullName: 'Phường Ô Môn' },
];

export const PLAN: Plan = {
  title: 'Kế hoạch tập huấn thử',
  batch: '9',
  issuer: 'Văn phòng thử',
  registration: {
    url: 'https://example.vn/dang-ky',
    deadlineText: 'chậm nhất trước ngày 08/5/2026',
    deadline: '2026-05-07',
    graceDay: '2026-05-08',
  },
  roles: [
    { key: 'lanh_dao_ubnd', label: 'Lãnh đạo Ủy ban nhân dân', shortLabel: 'Lãnh đạo UBND' },
    { key: 'cong_chuc', label: 'Công chức trực tiếp tham mưu', shortLabel: 'Công chức' },
  ],
  classes: [
    {
      code: '01',
      label: 'Lớp 01',
      date: '2026-05-19',
      weekdayStated: 'thứ Ba',
      sessions: [
        { name: 'sáng', start: '08:00' },
        { name: 'chiều', start: '13:15' },
      ],
      venue: 'Hội trường xã Long Phú',
      host: '31639',
      statedText: 'Gồm 01 xã và 01 phường',
      statedUnits: 2,
      units: [
        { code: '31639', typed: 'xã Long Phú', needsConfirmation: false },
        { code: '31684', typed: 'phường Mỹ Xuyên', needsConfirmation: false },
      ],
    },
    {
      code: '02',
      label: 'Lớp 02',
      date: '2026-05-20',
      weekdayStated: 'thứ Tư',
      sessions: [{ name: 'sáng', start: '08:00' }],
      venue: 'Hội trường phường Long Phú 1',
      host: null,
      statedText: null,
      statedUnits: null,
      units: [{ code: '31480', typed: 'phường Long Phu 1', needsConfirmation: true }],
    },
  ],
  topics: ['Chuyên đề thứ nhất', 'Chuyên đề thứ hai'],
  oddities: ['Đầu văn bản: số để trống.'],
};

/** 06/05/2026 at the given time of day. */
export function at(hour: number, minute = 0): number {
  return instantOfLocal(2026, 5, 6, hour, minute) as number;
}

/** A registration of Xã Long Phú for the seat of a leader, unless said otherwise. */
export function registration(
  key: string,
  status: Status,
  given: Omit<Partial<Registration>, 'why'> & { why?: Partial<Registration['why']> } = {},
): Registration {
  const unit = given.unit === undefined ? '31639' : given.unit;
  const submittedAt = given.submittedAt ?? at(8);
  const planClass = PLAN.classes.find(({ units }) => units.some(({ code }) => code === unit));
  return {
    key,
    responseId: key,
    row: Number(/\d+/.exec(key)?.[0] ?? 1),
    place: null,
    delegate: 1,
    submittedAt,
    fullName: `Người ${key}`,
    name: given.fullName ?? `Người ${key}`,
    nameTyped: given.fullName ?? `Người ${key}`,
    nameDoubt: null,
    position: 'Phó Chủ tịch UBND',
    phoneText: '0912345678',
    phones: ['0912345678'],
    roleTyped: '',
    note: '',
    unitTyped: 'xã Long Phú',
    unitMatch: { status: 'matched', code: unit ?? '31639', method: 'exact', suggestions: [] },
    class: planClass?.code ?? null,
    classTyped: '',
    role: 'lanh_dao_ubnd',
    status,
    notes: [],
    person: key,
    ...given,
    unit,
    why: {
      supersededBy: null,
      firstSubmittedAt: submittedAt,
      countedAt: null,
      claimedAt: submittedAt,
      seatHolder: null,
      suspects: [],
      phoneSharedWith: [],
      decisions: [],
      roleNamedSince: null,
      ...given.why,
    },
  };
}

/** The reconciliation that these registrations amount to: seats, classes and account are counted from their statuses. */
export function reconciliationOf(
  registrations: readonly Registration[],
  given: Partial<Reconciliation> = {},
  plan: Plan = PLAN,
): Reconciliation {
  const units = plan.classes.flatMap((planClass) =>
    planClass.units.map(({ code }) => {
      const mine = registrations.filter((one) => one.unit === code && one.class === planClass.code);
      const seats = plan.roles.map(({ key }) => ({
        role: key,
        registration: mine.find((one) => one.status === 'seated' && one.role === key)?.key ?? null,
      }));
      const taken = seats.filter((seat) => seat.registration !== null).length;
      return {
        code,
        name: UNITS.find((unit) => unit.code === code)?.fullName ?? code,
        class: planClass.code,
        state:
          taken === seats.length ? ('full' as const) : taken > 0 ? ('short' as const) : ('none' as const),
        seats,
        extraPending: mine.filter((one) => one.status === 'extra_pending').length,
        extraApproved: mine.filter((one) => one.status === 'extra_approved').length,
      };
    }),
  );
  const classes = plan.classes.map(({ code }) => {
    const mine = units.filter((unit) => unit.class === code);
    const seats = mine.flatMap((unit) => unit.seats);
    const seated = seats.filter((seat) => seat.registration !== null).length;
    const sum = (count: (unit: (typeof mine)[number]) => number) =>
      mine.reduce((all, unit) => all + count(unit), 0);
    const headcount = seated + sum((unit) => unit.extraApproved);
    return {
      code,
      units: mine.length,
      seats: seats.length,
      size: seats.length,
      seated,
      missing: Object.fromEntries(
        plan.roles.map(({ key }) => [
          key,
          seats.filter((seat) => seat.role === key && seat.registration === null).length,
        ]),
      ),
      extraPending: sum((unit) => unit.extraPending),
      extraApproved: sum((unit) => unit.extraApproved),
      headcount,
      notes: headcount > seats.length ? (['over_size'] as const) : [],
    };
  });
  const byStatus = Object.fromEntries(
    STATUSES.map((status) => [status, registrations.filter((one) => one.status === status).length]),
  ) as Record<Status, number>;
  const responses = new Set(
    registrations.filter(({ row }) => row !== null).map(({ responseId }) => responseId),
  ).size;
  return {
    account: {
      rows: responses,
      responses,
      identicalRows: 0,
      rowProblems: 0,
      delegates: registrations.length,
      byStatus,
    },
    classes,
    units,
    places: placesOfPlan(plan).all.map((place) => ({
      place,
      holders: registrations
        .filter(({ status, unit, class: code, role }) => {
          const isTheirs = unit === place.party && code === place.occasion && role === place.role;
          return status === 'seated' && isTheirs;
        })
        .map(({ key }) => key),
    })),
    registrations,
    rowProblems: [],
    ...given,
  };
}

/** A tab as text, one line per row: what a reader of a golden file can check by eye. */
export function tabText(tab: Tab): string {
  const line = (row: Row) => {
    const cells = tab.columns.flatMap(({ key }) => {
      const value = row.cells[key] ?? null;
      return value === null
        ? []
        : [`${key}=${typeof value === 'number' ? Math.round(value * 1000) / 1000 : value}`];
    });
    const link = Object.values(row.links ?? {})[0];
    return `[${row.kind}] ${row.key}${row.inherits === undefined ? '' : ` <- ${row.inherits}`}${link === undefined ? '' : ` -> ${link}`}\n    ${cells.join(' | ')}`;
  };
  const head = `${tab.title} (${tab.key}, ${tab.orientation}, frozen ${tab.frozenThrough})`;
  return [head, ...tab.rows.map(line)].join('\n');
}

export function rowOf(tab: Tab, key: string): Row {
  const row = tab.rows.find((candidate) => candidate.key === key);
  if (row === undefined)
    throw new Error(`no row ${key} in ${tab.key}: ${tab.rows.map((one) => one.key).join(', ')}`);
  return row;
}
