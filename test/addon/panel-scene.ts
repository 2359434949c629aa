import { buildPanelState } from '#shared/panel/build-panel-state.ts';
import type { UnitSearchReply } from '#shared/panel/panel-messages.ts';
import type { PanelState, PanelSync } from '#shared/panel/panel-state.ts';
import { reconcile } from '#shared/registrations/reconcile.ts';
import type { Decision, DecisionKind, Reconciliation } from '#shared/registrations/registration.ts';
import { sceneMatch } from './scene-match.ts';
import { sceneResponses } from './scene-responses.ts';
import { SCENE_TASKS } from './scene-tasks.ts';
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';

interface MadeDecision extends Decision {
  readonly by: string | null;
}

/** A whole plan with every kind of trouble, decisions in memory, and a clock that moves a second at each look. */
export interface PanelScene {
  now(): number;
  decisions: MadeDecision[];
  decide(registration: string, kind: DecisionKind, value: string | null, by: string): void;
  takeBack(registration: string, kind: DecisionKind): void;
  mark(registration: string, mark: 'seen' | 'remember', on: boolean): void;
  seen: Set<string>;
  reconciliation(): Reconciliation;
  state(reader?: { readonly mayDecide: boolean }): PanelState;
  lastSync: PanelSync;
  sharing: readonly string[];
  search(text: string): UnitSearchReply;
}

/** 9 May 2026, 14:05 in Cần Thơ: the deadline and the day of grace are over. */
const SCENE_NOW = Date.UTC(2026, 4, 9, 7, 5, 0);

/** What staff said of one class; of the others there is nothing to say. */
const CLASS_STATES = new Map([['02', 'Hoãn']]);

export function panelScene({ hostile = false } = {}): PanelScene {
  let now = SCENE_NOW;
  const reconciled = hostile ? HOSTILE_SCENE : FRIENDLY_SCENE;
  const scene: PanelScene = {
    now: () => (now += 1000),
    decisions: [],
    decide: (registration, kind, value, by) => {
      scene.takeBack(registration, kind);
      scene.decisions.push({ registration, kind, value, seenAt: scene.now(), by });
    },
    takeBack: (registration, kind) => {
      scene.decisions = scene.decisions.filter(
        (one) => one.registration !== registration || one.kind !== kind,
      );
    },
    seen: new Set(),
    mark: (registration, mark, on) => {
      if (mark === 'seen' && on) scene.seen.add(registration);
    },
    reconciliation: () => reconciled(scene.decisions),
    lastSync: { at: SCENE_NOW, outcome: 'done', detail: '', mayConfirm: false, lastDoneAt: SCENE_NOW },
    sharing: [],
    state: (reader = { mayDecide: true }) =>
      buildPanelState({
        ...reader,
        now: scene.now(),
        plan: BATCH_2_PLAN,
        reconciliation: scene.reconciliation(),
        units: CAN_THO_UNITS,
        decisionsMeta: scene.decisions.map(({ registration, kind, seenAt, by }) => ({
          registration,
          kind,
          at: seenAt,
          by,
        })),
        seen: [...scene.seen],
        classStates: CLASS_STATES,
        tasks: SCENE_TASKS,
        lastSync: scene.lastSync,
        sharing: scene.sharing,
      }),
    search: searchUnits,
  };
  return scene;
}

/** One look at a scene asks several times, and every scene begins without decisions: those two are remembered. */
function reconciler(hostile: boolean): (decisions: readonly Decision[]) => Reconciliation {
  const known = sceneResponses(hostile);
  const reconciled = (decisions: readonly Decision[]) =>
    reconcile({
      plan: BATCH_2_PLAN,
      units: CAN_THO_UNITS,
      known,
      read: { rows: known.length, identicalRows: 0, rowProblems: [] },
      decisions,
      matchUnit: sceneMatch,
    });
  const undecided = reconciled([]);
  let last = { name: '[]', reconciliation: undecided };
  return (decisions) => {
    if (decisions.length === 0) return undecided;
    const name = JSON.stringify(decisions);
    if (name !== last.name) last = { name, reconciliation: reconciled(decisions) };
    return last.reconciliation;
  };
}

const FRIENDLY_SCENE = reconciler(false);
const HOSTILE_SCENE = reconciler(true);

function searchUnits(text: string): UnitSearchReply {
  const classOf = (code: string) =>
    BATCH_2_PLAN.classes.find((one) => one.units.some((unit) => unit.code === code))?.code ?? null;
  const found = sceneMatch(text);
  const unit = CAN_THO_UNITS.find((each) => each.code === found.code);
  return {
    matched: unit === undefined ? null : { code: unit.code, name: unit.fullName, class: classOf(unit.code) },
    reason: found.status === 'review' ? found.reason : '',
    suggestions: found.suggestions.map((one) => ({ ...one, class: classOf(one.code) })),
  };
}
