/** Lives a small world through the product and through the oracle, and says where they differ. */
import type { Plan } from '#shared/plan/plan.ts';
import { reconcile } from '#shared/registrations/reconcile.ts';
import { settleTabs } from '#shared/decisions/settle-tabs.ts';
import type { Decision, DecisionKind, Reconciliation } from '#shared/registrations/registration.ts';
import { advanceHistory } from '#shared/responses/advance-history.ts';
import type { RememberedResponse } from '#shared/responses/history.ts';
import type { Response } from '#shared/responses/response.ts';
import { namesSetOver } from '#shared/registrations/names-set.ts';
import { compareResponses } from '#shared/responses/response-order.ts';
import { OracleHistory } from '../oracle/history.ts';
import { oracle, type OracleReport } from '../oracle/oracle.ts';
import {
  applySteps,
  type LifeDecision,
  type LifeRow,
  type LifeSync,
  SYNC_TIMES,
  toTable,
  valueOf,
} from './lives.ts';
import { instant, SCENE_PLAN, SCENE_UNITS, sceneMatch } from './scene.ts';

interface Cell {
  readonly kind: DecisionKind;
  readonly value: string | null;
  readonly seenAt: number;
  /** The same row in both worlds. */
  readonly product: string;
  readonly oracle: string;
  readonly ofPerson: boolean;
  /** Of a *set name*: what the cell has held. */
  readonly versions?: readonly { readonly value: string | null; readonly seenAt: number }[];
}

export interface LifeMoment {
  readonly product: Reconciliation;
  readonly oracle: OracleReport;
  readonly table: readonly LifeRow[];
  readonly cells: ReadonlyMap<string, Cell>;
  readonly held: boolean;
}

/** Where the product is made to read otherwise than the rules say, for a control. */
export interface Mistake {
  readonly plan?: Plan;
  readonly table?: (response: Response) => Response;
  readonly decisions?: (decision: Decision) => boolean;
  readonly matchUnit?: typeof sceneMatch;
  readonly remembers?: (response: RememberedResponse) => boolean;
}

/** R8: one of the two holds the sync, the other does not. */
export class HeldOtherwise extends Error {
  constructor(isProductHeld: boolean) {
    super(`the product ${isProductHeld ? 'holds' : 'does not hold'} this sync, the oracle says otherwise`);
    this.name = 'HeldOtherwise';
  }
}

/** Every sync of the life, both readings of it. */
export function liveThrough(life: readonly LifeSync[], mistake: Mistake = {}): LifeMoment[] {
  const {
    plan = SCENE_PLAN,
    table: misread = asItIs,
    decisions: keeps = always,
    matchUnit = sceneMatch,
    remembers = always,
  } = mistake;
  const unitOf = (typed: string) => matchUnit(typed).code;
  let table: readonly LifeRow[] = [];
  let removed: readonly LifeRow[] = [];
  let remembered: readonly RememberedResponse[] = [];
  const history = new OracleHistory();
  const cells = new Map<string, Cell>();
  const moments: LifeMoment[] = [];
  for (const [number, sync] of life.entries()) {
    const nowMs = instant(SYNC_TIMES[number] as string);
    const last = moments.findLast(({ held }) => !held);
    ({ table, removed } = applySteps(table, removed, sync.steps));
    if (last !== undefined) for (const made of sync.decisions) decide(made, last, cells, nowMs);
    const responses = toTable(table);
    const read = responses.map(misread).sort(compareResponses);
    const step = advanceHistory({ remembered, table: read, unitOf, nowMs });
    const isHeld = !history.sync(responses, nowMs);
    if (isHeld !== step.held) throw new HeldOtherwise(step.held);
    if (isHeld && last !== undefined) {
      moments.push({ ...last, held: true });
      continue;
    }
    const changed = new Map(step.changed.map((entry) => [entry.id, entry]));
    const before = new Set(remembered.map(({ id }) => id));
    remembered = [
      ...remembered.map((entry) => changed.get(entry.id) ?? entry),
      ...step.changed.filter(({ id }) => !before.has(id)),
    ].filter(remembers);
    const reconcileWith = (made: readonly Cell[]) =>
      reconcile({
        plan,
        units: SCENE_UNITS,
        known: step.known,
        read: { rows: table.length, identicalRows: table.length - responses.length, rowProblems: [] },
        decisions: made.map(toDecision).filter(keeps),
        matchUnit,
      });
    const made = settled([...cells.values()], reconcileWith);
    const typed = [...cells.values()].map((one) => ({ ...one, target: one.oracle }));
    moments.push({
      product: reconcileWith(made),
      oracle: oracle(history, typed, SCENE_PLAN),
      table,
      cells: new Map(cells),
      held: false,
    });
  }
  return moments;
}

const asItIs = (response: Response): Response => response;
const always = (): boolean => true;

function toDecision({ product, kind, value, seenAt, ofPerson, versions }: Cell): Decision {
  const names = versions === undefined ? {} : { names: namesSetOver(versions) };
  return { registration: product, kind, value, seenAt, ...names, ...(ofPerson ? { ofPerson } : {}) };
}

/** As a sync does it: of the queue and the class tab the cell seen last counts for a person, of one sync none. */
function settled(cells: readonly Cell[], reconcileWith: (cells: readonly Cell[]) => Reconciliation): Cell[] {
  const ofQueue = cells.filter(({ ofPerson }) => !ofPerson);
  const { registrations } = reconcileWith(ofQueue);
  const cellOf = new Map(cells.map((cell) => [toDecision(cell), cell]));
  const inTab = [...cellOf.keys()].map((decision) => ({
    decision,
    tab: '',
    entity: decision.registration,
    column: decision.kind.startsWith('set_') ? decision.kind : 'decision',
    words: '',
  }));
  const { decisions } = settleTabs(
    inTab.filter(({ decision }) => decision.ofPerson !== true),
    inTab.filter(({ decision }) => decision.ofPerson === true),
    (key) => registrations.find((one) => one.key === key),
  );
  return decisions.map((decision) => cellOf.get(decision) as Cell);
}

/** Writes a staff cell: what it held is gone, and the same value again keeps its time. */
function decide(made: LifeDecision, last: LifeMoment, cells: Map<string, Cell>, nowMs: number): void {
  const { product } = last;
  const at = made.index % Math.max(1, product.registrations.length);
  const registration = product.registrations[at];
  if (registration === undefined) return;
  const isRowsOwn = made.kind?.startsWith('set_') === true || made.kind === 'right_time';
  const ofPerson = made.column === 'class' && !isRowsOwn;
  const key = ofPerson ? registration.person : registration.key;
  const cell = `${key} ${isRowsOwn ? made.kind : made.column}`;
  if (made.kind === null) {
    for (const column of ['set_unit', 'set_role', 'right_time', 'review', 'class'])
      cells.delete(`${key} ${column}`);
    const names = cells.get(`${key} set_name`);
    if (names !== undefined) cells.set(`${key} set_name`, withVersion(names, null, nowMs));
    return;
  }
  const value = valueOf(made.kind, made.value);
  const held = cells.get(cell);
  if (held !== undefined && held.kind === made.kind && held.value === value) return;
  const place = product.registrations.findIndex((one) => one.key === key);
  const target = last.oracle.registrations[place]?.key ?? '';
  const written: Cell = { kind: made.kind, value, seenAt: nowMs, product: key, oracle: target, ofPerson };
  cells.set(cell, made.kind === 'set_name' ? withVersion(held ?? written, value, nowMs) : written);
}

/** A cell of names goes on being remembered when it is cleared. */
function withVersion(cell: Cell, value: string | null, seenAt: number): Cell {
  return { ...cell, value, seenAt, versions: [...(cell.versions ?? []), { value, seenAt }] };
}

/** What both say, in the same words; equal where the two readings agree. */
export function inWords({ product, oracle: report }: LifeMoment) {
  const productPlace = new Map(product.registrations.map(({ key }, place) => [key, place]));
  const oraclePlace = new Map(report.registrations.map(({ key }, place) => [key, place]));
  return {
    product: {
      registrations: product.registrations.map((one) =>
        line(one, place(product.registrations.findIndex(({ person }) => person === one.person))),
      ),
      units: product.units.map(
        ({ code, state, seats, extraPending, extraApproved }) =>
          `${code} ${state} ${seats.map(({ registration }) => place(registration === null ? null : productPlace.get(registration))).join(',')} +${extraPending} +${extraApproved}`,
      ),
      classes: product.classes,
      byStatus: present(product.account.byStatus),
    },
    oracle: {
      registrations: report.registrations.map((one) =>
        line(one, place(report.registrations.findIndex(({ person }) => person === one.person))),
      ),
      units: report.units.map(
        ({ code, state, seats, extraPending, extraApproved }) =>
          `${code} ${state} ${seats.map((key) => place(key === null ? null : oraclePlace.get(key))).join(',')} +${extraPending} +${extraApproved}`,
      ),
      classes: report.classes,
      byStatus: present(report.byStatus),
    },
  };
}

type Told = Pick<
  OracleReport['registrations'][number],
  'row' | 'delegate' | 'fullName' | 'unit' | 'role' | 'status' | 'notes'
>;

function line(one: Told, person: string): string {
  const isOld = one.status === 'superseded' || one.notes.includes('source_removed');
  const role = isOld ? '' : (one.role ?? '?');
  const unit = one.notes.includes('source_removed') ? '' : (one.unit ?? '?');
  return `${one.row ?? '-'}.${one.delegate} ${one.fullName} p${person} ${unit} ${role}: ${one.status} [${one.notes.join(' ')}]`;
}

function place(at: number | null | undefined): string {
  return at === null || at === undefined ? '-' : String(at);
}

function present(byStatus: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(byStatus)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
