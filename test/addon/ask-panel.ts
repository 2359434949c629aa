import type { DecisionReply, PanelAnswer } from '#shared/panel/panel-messages.ts';
import { acrossTheSidebar } from '../fakes/apps-script/run-add-on.ts';
import type { SheetScene } from './sheet-scene.ts';

/** Two cases of the scene: one beyond the quota, one whose unit is unclear. */
export const EXTRA = 'r80.1';
export const UNCLEAR = 'r77.1';

export function ask({ run }: SheetScene, request: unknown): PanelAnswer<DecisionReply> {
  return acrossTheSidebar(run('panelAsk', acrossTheSidebar(request))) as PanelAnswer<DecisionReply>;
}

export function valueOf<Value>(answer: PanelAnswer<Value>): Value {
  if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  return answer.value;
}

export const approve = (registration: string) => ({
  ask: 'decide',
  registration,
  kind: 'approve',
  value: null,
});
