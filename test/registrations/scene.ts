import type { Plan } from '#shared/plan/plan.ts';
import { reconcile } from '#shared/registrations/reconcile.ts';
import type { Decision, Reconciliation, Registration } from '#shared/registrations/registration.ts';
import { advanceHistory, type HistoryStep } from '#shared/responses/advance-history.ts';
import type { RememberedResponse } from '#shared/responses/history.ts';
import { compareResponses } from '#shared/responses/response-order.ts';
import type { Delegate, Response } from '#shared/responses/response.ts';
import { toneKey } from '#shared/text/vietnamese.ts';
import type { Unit, UnitMatch } from '#shared/units/unit.ts';

/** A small plan for tests of the rules: three units in two classes, and two official units outside it. */
export const SCENE_PLAN: Plan = {
  title: 'Tập huấn thử',
  batch: '2',
  issuer: 'Văn phòng Điều phối',
  registration: {
    url: null,
    deadlineText: 'chậm nhất trước ngày 08/5/2026',
    deadline: '2026-05-07',
    graceDay: '2026-05-08',
  },
  roles: [
    { key: 'lanh_dao_ubnd', label: 'Lãnh đạo Ủy ban nhân dân', shortLabel: 'Lãnh đạo UBND' },
    { key: 'lanh_dao_mttq', label: 'Lãnh đạo Ủy ban Mặt trận Tổ quốc Việt Nam', shortLabel: 'Lãnh đạo MTTQ' },
    { key: 'cong_chuc', label: 'Công chức', shortLabel: 'Công chức' },
  ],
  classes: [
    sceneClass('01', [
      ['31393', 'Hòa An'],
      ['31465', 'Vị Thanh 1'],
    ]),
    sceneClass('02', [['31639', 'Long Phú']]),
  ],
  topics: [],
  oddities: [],
};

function sceneClass(code: string, units: readonly (readonly [string, string])[]): Plan['classes'][number] {
  return {
    code,
    label: `Lớp ${code}`,
    date: `2026-05-${10 + Number(code)}`,
    weekdayStated: null,
    sessions: [],
    venue: 'Hội trường',
    host: null,
    statedText: null,
    statedUnits: null,
    units: units.map(([unit, typed]) => ({ code: unit, typed, needsConfirmation: false })),
  };
}

export const SCENE_UNITS: readonly Unit[] = [
  ['31393', 'Hòa An'],
  ['31465', 'Vị Thanh 1'],
  ['31639', 'Long Phú'],
  ['31153', 'Ô Môn'],
  ['31258', 'Thới Lai'],
].map(([code, name]) => ({
  code: code as string,
  name: name as string,
  type: 'xã',
  fullName: `Xã ${name}`,
}));

/** Exact names only; everything else is for a person. Unit matching has tests of its own. */
export function sceneMatch(typed: string): UnitMatch {
  const known = MATCHES.get(typed);
  if (known !== undefined) return known;
  const unit = SCENE_UNITS.find((candidate) => toneKey(candidate.name) === toneKey(typed));
  const match: UnitMatch =
    unit === undefined
      ? { status: 'review', code: null, method: null, reason: 'không khớp tên nào.', suggestions: [] }
      : { status: 'matched', code: unit.code, method: 'exact', suggestions: [] };
  MATCHES.set(typed, match);
  return match;
}

/** The random worlds ask for the same few names a million times; reading them anew took half of their time. */
const MATCHES = new Map<string, UnitMatch>();

export interface SceneDelegate {
  readonly name: string;
  readonly role?: string;
  readonly position?: string;
  readonly phone?: string;
}

export interface SceneRow {
  /** `D HH:MM` in May 2026. */
  readonly at: string;
  readonly unit?: string;
  readonly class?: string;
  /** Another year than the scene's: a clock was wrong. */
  readonly yearOf?: string;
  readonly people: readonly SceneDelegate[];
}

/** One row with one delegate of "Hòa An", a civil servant unless said otherwise. */
export function row(at: string, name: string, more: Partial<SceneDelegate & SceneRow> = {}): SceneRow {
  const { unit, class: chosen, people, ...said } = more;
  return {
    at,
    ...(unit === undefined ? {} : { unit }),
    ...(chosen === undefined ? {} : { class: chosen }),
    people: people ?? [{ name, role: 'Công chức', ...said }],
  };
}

export function instant(at: string, year = '2026'): number {
  const [day, time] = at.split(' ') as [string, string];
  const [hour, minute] = time.split(':') as [string, string];
  return Date.parse(`${year}-05-${day.padStart(2, '0')}T${hour}:${minute}:00+07:00`);
}

export function toResponse(scene: SceneRow, index: number): Response {
  const delegates: Delegate[] = scene.people.map((said, place) => ({
    delegate: place + 1,
    fullName: said.name,
    position: said.position ?? '',
    phoneText: said.phone ?? '',
    roleTyped: said.role ?? '',
    roleTitle: '',
    note: '',
  }));
  const unitTyped = scene.unit ?? 'Hòa An';
  const texts = delegates.flatMap((said) => [said.fullName, said.position, said.roleTyped, said.phoneText]);
  return {
    row: index + 1,
    sourceId: null,
    submittedAt: instant(scene.at, scene.yearOf),
    cellTexts: [`${scene.yearOf ?? ''} ${scene.at}`.trim(), unitTyped, scene.class ?? '', ...texts],
    unitTyped,
    classTyped: scene.class ?? '',
    delegates,
  };
}

/** A workbook's life in miniature: tables arrive, decisions are made, and each sync is a reconciliation. */
export class Scene {
  remembered: readonly RememberedResponse[] = [];
  lastStep: HistoryStep | null = null;
  readonly decisions: Decision[] = [];
  /** P32: by `unit|class|role`. */
  readonly declared = new Map<string, number>();
  private syncs = 0;
  private readonly plan: Plan;

  constructor(plan: Plan = SCENE_PLAN) {
    this.plan = plan;
  }

  /** One sync of this table. `at` is the time of the sync; decisions made before it and not yet seen get that time. */
  sync(rows: readonly SceneRow[], at = `20 0${Math.min(9, this.syncs)}:00`): Reconciliation {
    this.syncs++;
    const nowMs = instant(at);
    const seen = new Set<string>();
    const table = rows
      .map(toResponse)
      .filter((response) => {
        const text = JSON.stringify(response.cellTexts);
        return !seen.has(text) && seen.add(text);
      })
      .sort(compareResponses);
    const step = advanceHistory({
      remembered: this.remembered,
      table,
      unitOf: (typed) => sceneMatch(typed).code,
      nowMs,
    });
    this.lastStep = step;
    const changed = new Map(step.changed.map((entry) => [entry.id, entry]));
    const before = new Set(this.remembered.map((entry) => entry.id));
    this.remembered = [
      ...this.remembered.map((entry) => changed.get(entry.id) ?? entry),
      ...step.changed.filter((entry) => !before.has(entry.id)),
    ];
    return reconcile({
      plan: this.plan,
      units: SCENE_UNITS,
      known: step.known,
      read: { rows: rows.length, identicalRows: rows.length - table.length, rowProblems: [] },
      decisions: this.decisions,
      declared: (unit, code, role) => this.declared.get(`${unit}|${code}|${role}`) ?? null,
      matchUnit: sceneMatch,
    });
  }

  decide(registration: Registration, kind: Decision['kind'], at: string, value: string | null = null): void {
    this.decisions.push({ registration: registration.key, kind, value, seenAt: instant(at) });
  }

  /** Beside the person, in a class tab. */
  decideOnPerson(registration: Registration, kind: Decision['kind'], at: string): void {
    this.decisions.push({
      registration: registration.person,
      kind,
      value: null,
      seenAt: instant(at),
      ofPerson: true,
    });
  }
}

export function reconcileRows(rows: readonly SceneRow[]): Reconciliation {
  return new Scene().sync(rows);
}

/** The registration of somebody by name; the newest row of that name. */
export function of(reconciliation: Reconciliation, name: string): Registration {
  const found = reconciliation.registrations.findLast((registration) => registration.fullName === name);
  if (found === undefined) throw new Error(`No registration of ${name}`);
  return found;
}

/** `name: status` in the order of R0, for short assertions. */
export function statuses(reconciliation: Reconciliation): string[] {
  return reconciliation.registrations.map(({ fullName, status }) => `${fullName}: ${status}`);
}
