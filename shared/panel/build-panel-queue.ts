import type { Registration, Status } from '../registrations/registration.ts';
import { DECISION_WORDS, NOTE_WORDS, OBSTACLE_WORDS, STATUS_WORDS } from '../words/registration-words.ts';
import type { DecisionMeta } from './panel-input.ts';
import type { PanelLookUp } from './panel-look-up.ts';
import { reasonOf } from './case-reason.ts';
import { suggestionsOf } from './case-suggestions.ts';
import type { CaseKind, CaseState, PanelCase, PanelDecision } from './panel-state.ts';

/** The statuses that wait for a person. */
const PENDING = [
  'unit_unclear',
  'not_in_plan',
  'role_unclear',
  'duplicate_suspected',
  'late_pending',
  'extra_pending',
] as const satisfies readonly Status[];

const ORDER: readonly CaseState[] = ['open', 'look', 'settled'];

/** What needs a decision, what asks to be looked at, what is decided; each in the order of submission (R0). */
export function buildQueue(lookUp: PanelLookUp, metas: readonly DecisionMeta[]): readonly PanelCase[] {
  const metaOf = new Map(metas.map((meta) => [`${meta.registration} ${meta.kind}`, meta]));
  const cases = lookUp.reconciliation.registrations
    .filter((one) => one.status !== 'superseded')
    .flatMap((one) => caseOf(one, lookUp, metaOf));
  return ORDER.flatMap((state) => cases.filter((one) => one.state === state));
}

function caseOf(
  one: Registration,
  lookUp: PanelLookUp,
  metaOf: ReadonlyMap<string, DecisionMeta>,
): readonly PanelCase[] {
  const kind = kindOf(one);
  if (kind === null) return [];
  return [
    {
      registration: one.key,
      kind,
      state: stateOf(kind),
      title: STATUS_WORDS[one.status].label,
      tone: STATUS_WORDS[one.status].tone,
      reason: reasonOf(one, kind, lookUp),
      person: personOf(one, lookUp),
      suggestions: suggestionsOf(one, lookUp),
      mayChooseUnit: one.status === 'unit_unclear' || one.status === 'not_in_plan',
      decisions: decisionsOf(one, lookUp, metaOf),
    },
  ];
}

/** Null: nothing to decide, to look at, or to take back. */
function kindOf(one: Registration): CaseKind | null {
  const pending = PENDING.find((status) => status === one.status);
  if (pending !== undefined) return pending;
  if (one.why.decisions.some(({ obstacle }) => obstacle !== null)) return 'without_effect';
  if (one.notes.includes('resubmitted_after_decision') || one.why.roleNamedSince !== null)
    return 'look_again';
  return one.why.decisions.length > 0 ? 'decided' : null;
}

function stateOf(kind: CaseKind): CaseState {
  if (kind === 'decided') return 'settled';
  return kind === 'look_again' || kind === 'without_effect' ? 'look' : 'open';
}

function personOf(one: Registration, lookUp: PanelLookUp): PanelCase['person'] {
  return {
    fullName: one.fullName,
    position: one.position,
    unitTyped: one.unitTyped,
    unitName: lookUp.unitNameOf(one.unit),
    classCode: one.class,
    classLabel: lookUp.classLabelOf(one.class),
    roleLabel: lookUp.roleLabelOf(one.role),
    note: one.note,
    submittedAt: one.submittedAt,
    row: one.row,
    notes: one.notes.map((note) => NOTE_WORDS[note]),
  };
}

function decisionsOf(
  one: Registration,
  lookUp: PanelLookUp,
  metaOf: ReadonlyMap<string, DecisionMeta>,
): readonly PanelDecision[] {
  return one.why.decisions.map(({ decision, obstacle }) => {
    const meta = metaOf.get(`${decision.registration} ${decision.kind}`);
    return {
      registration: decision.registration,
      kind: decision.kind,
      value: decision.value,
      label: decisionLabel(decision.kind, decision.value, lookUp),
      by: meta?.by ?? null,
      at: meta?.at ?? decision.seenAt,
      obstacle: obstacle === null ? null : OBSTACLE_WORDS[obstacle],
    };
  });
}

function decisionLabel(kind: PanelDecision['kind'], value: string | null, lookUp: PanelLookUp): string {
  if (kind === 'set_unit') return `${DECISION_WORDS[kind]}: ${lookUp.unitNameOf(value)}`;
  if (kind === 'set_role') return `${DECISION_WORDS[kind]}: ${lookUp.roleLabelOf(value)}`;
  return DECISION_WORDS[kind];
}
