import { mustDecide, type ReviewNeed, reviewNeeds } from '../registrations/review-needs.ts';
import type { Registration } from '../registrations/registration.ts';
import { DECISION_WORDS, OBSTACLE_WORDS, STATUS_WORDS } from '../registrations/registration-words.ts';
import { REVIEW_NEED_WORDS, reviewReason } from '../registrations/review-sentences.ts';
import { suggestionsOf } from './case-suggestions.ts';
import type { DecisionMeta, PanelInput } from './panel-input.ts';
import { type PanelLookUp, shown } from './panel-look-up.ts';
import type { CaseState, PanelCase, PanelDecision } from './panel-state.ts';

const ORDER: readonly CaseState[] = ['open', 'look', 'settled'];

/**
 * The same cases as the tab `Cần xử lý`, in the same words: what needs a decision, what asks to be looked at, what is
 * decided; each in the order of submission (R0).
 */
export function buildQueue(
  lookUp: PanelLookUp,
  { decisionsMeta, seen = [] }: Pick<PanelInput, 'decisionsMeta' | 'seen'>,
): readonly PanelCase[] {
  const metaOf = new Map(decisionsMeta.map((meta) => [`${meta.registration} ${meta.kind}`, meta]));
  const isSeen = new Set(seen);
  const cases = lookUp.reconciliation.registrations
    .filter((one) => one.status !== 'superseded')
    .flatMap((one) => caseOf(one, lookUp, metaOf, isSeen.has(one.key)));
  return ORDER.flatMap((state) => cases.filter((one) => one.state === state));
}

function caseOf(
  one: Registration,
  lookUp: PanelLookUp,
  metaOf: ReadonlyMap<string, DecisionMeta>,
  isSeen: boolean,
): readonly PanelCase[] {
  const needs = reviewNeeds(one);
  const state = stateOf(one, needs, isSeen);
  if (state === null) return [];
  const status = STATUS_WORDS[one.status];
  const need = state === 'settled' ? undefined : needs[0];
  return [
    {
      registration: one.key,
      personKey: one.person,
      kind: need ?? 'decided',
      state,
      title: need === undefined ? status.label : REVIEW_NEED_WORDS[need],
      tone: need === undefined ? status.tone : state === 'open' ? 'orange' : 'blue',
      status: status.label,
      reason: shown(reviewReason(one, lookUp.directory)),
      person: personOf(one, lookUp),
      suggestions: suggestionsOf(one, lookUp),
      mayChooseUnit: one.status === 'unit_unclear' || one.status === 'not_in_plan',
      decisions: decisionsOf(one, lookUp, metaOf),
    },
  ];
}

/** Null: nothing to decide, to look at, or to take back. */
function stateOf(one: Registration, needs: readonly ReviewNeed[], isSeen: boolean): CaseState | null {
  if (mustDecide(needs)) return 'open';
  if (needs.length > 0 && !isSeen) return 'look';
  return one.why.decisions.length > 0 || isSeen ? 'settled' : null;
}

function personOf(one: Registration, lookUp: PanelLookUp): PanelCase['person'] {
  return {
    fullName: shown(one.fullName),
    position: shown(one.position),
    unitTyped: shown(one.unitTyped),
    unitName: lookUp.unitNameOf(one.unit),
    classCode: one.class,
    classLabel: lookUp.classLabelOf(one.class),
    roleLabel: lookUp.roleLabelOf(one.role),
    note: shown(one.note),
    submittedAt: one.submittedAt,
    row: one.row,
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
