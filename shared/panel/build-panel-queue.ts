import { listedName } from '../registrations/listed-name.ts';
import { mustDecide, type ReviewNeed, reviewNeeds } from '../registrations/review-needs.ts';
import type { Registration } from '../registrations/registration.ts';
import { choicesOf } from '../registrations/choices.ts';
import { whatIsSet } from '../registrations/decision-reasons.ts';
import type { Directory } from '../registrations/directory.ts';
import { DECISION_WORDS, OBSTACLE_WORDS, STATUS_WORDS } from '../registrations/registration-words.ts';
import { REVIEW_NEED_WORDS, reviewReason } from '../registrations/review-sentences.ts';
import type { DecisionMeta, PanelInput } from './panel-input.ts';
import type { CaseState, PanelCase, PanelDecision, PanelSuggestion } from './panel-state.ts';
import { nameOrNull, shown } from './shown.ts';

const ORDER: readonly CaseState[] = ['open', 'look', 'settled'];

/**
 * The same cases as the tab `Cần xử lý`, in the same words: what needs a decision, what asks to be looked at, what is
 * decided; each in the order of submission (R0).
 */
export function buildQueue(
  directories: readonly Directory[],
  { decisionsMeta, seen = [] }: Pick<PanelInput, 'decisionsMeta' | 'seen'>,
): readonly PanelCase[] {
  const metaOf = new Map(decisionsMeta.map((meta) => [`${meta.registration} ${meta.kind}`, meta]));
  const isSeen = new Set(seen);
  const cases = directories.flatMap((directory) =>
    directory.reconciliation.registrations
      .filter((one) => one.status !== 'superseded' || reviewNeeds(one).length > 0)
      .flatMap((one) => caseOf(one, directory, metaOf, isSeen.has(one.key))),
  );
  return ORDER.flatMap((state) => cases.filter((one) => one.state === state));
}

function caseOf(
  one: Registration,
  directory: Directory,
  metaOf: ReadonlyMap<string, DecisionMeta>,
  isSeen: boolean,
): readonly PanelCase[] {
  const needs = reviewNeeds(one);
  const state = stateOf(one, needs, isSeen);
  if (state === null) return [];
  const status = STATUS_WORDS[one.status];
  // Somebody called it in to have its name, unit or role set (*Xem lại*).
  const isCalledIn = needs.includes('look_again');
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
      reason: shown(reviewReason(one, directory)),
      person: personOf(one, directory),
      suggestions: suggestionsOf(one, needs, directory),
      mayChooseUnit: one.status === 'unit_unclear' || one.status === 'not_in_plan' || isCalledIn,
      mayName: one.status === 'name_unclear' || isCalledIn,
      decisions: decisionsOf(one, directory, metaOf),
    },
  ];
}

/** Null: nothing to decide, to look at, or to take back. */
function stateOf(one: Registration, needs: readonly ReviewNeed[], isSeen: boolean): CaseState | null {
  if (mustDecide(needs)) return 'open';
  if (needs.length > 0 && !isSeen) return 'look';
  return one.why.decisions.length > 0 || isSeen ? 'settled' : null;
}

function personOf(one: Registration, directory: Directory): PanelCase['person'] {
  return {
    fullName: shown(listedName(one)),
    position: shown(one.position),
    unitTyped: shown(one.unitTyped),
    unitName: nameOrNull(one.unit, directory.unitName),
    classCode: one.class,
    classLabel: nameOrNull(one.class, directory.classLabel),
    roleLabel: nameOrNull(one.role, directory.roleLabel),
    note: shown(one.note),
    submittedAt: one.submittedAt,
    row: one.row,
    place: one.row === null ? null : (one.place ?? `dòng ${one.row}`),
  };
}

/** The buttons of a case: each holds the decision it would write. */
function suggestionsOf(
  one: Registration,
  needs: readonly ReviewNeed[],
  directory: Directory,
): readonly PanelSuggestion[] {
  return choicesOf(one, needs, directory).map(({ group, label, hint, kind, value, weight }) => ({
    group,
    label,
    hint,
    decision: { registration: one.key, kind, value },
    weight,
  }));
}

function decisionsOf(
  one: Registration,
  directory: Directory,
  metaOf: ReadonlyMap<string, DecisionMeta>,
): readonly PanelDecision[] {
  return one.why.decisions.map(({ decision, obstacle }) => {
    const meta = metaOf.get(`${decision.registration} ${decision.kind}`);
    return {
      registration: decision.registration,
      kind: decision.kind,
      value: decision.value,
      label: decisionLabel(decision.kind, decision.value, directory),
      by: meta?.by ?? null,
      at: meta?.at ?? decision.seenAt,
      obstacle: obstacle === null ? null : OBSTACLE_WORDS[obstacle],
    };
  });
}

function decisionLabel(kind: PanelDecision['kind'], value: string | null, directory: Directory): string {
  const set = whatIsSet(kind, value, directory);
  return set === null ? DECISION_WORDS[kind] : `${DECISION_WORDS[kind]}: ${set}`;
}
