import { expect, test } from 'vitest';
import type { DecisionReply } from '#shared/panel/panel-messages.ts';
import type { PanelState } from '#shared/panel/panel-state.ts';
import { PanelHostError, type PanelHost } from '../../addon/panel/panel-host.ts';
import { PanelStore } from '../../addon/panel/panel-store.ts';
import { panelScene } from './panel-scene.ts';

/** A host whose answers the test gives, in the order it likes. */
function host() {
  const asked: {
    readonly answer: (reply: DecisionReply) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const wait = () =>
    new Promise<DecisionReply>((answer, fail) => {
      asked.push({ answer, fail });
    });
  const scene = panelScene();
  const self: PanelHost = {
    place: 'local',
    load: async () => scene.state(),
    decide: wait,
    takeBack: wait,
    mark: wait,
    sync: async () => ({ state: scene.state(), message: 'xong' }),
    searchUnits: async () => ({ matched: null, reason: '', suggestions: [] }),
  };
  return { self, asked, scene };
}

const reply = (state: PanelState | null, notice: string | null = null): DecisionReply => ({
  savedAt: 1,
  by: 'ai đó',
  state,
  notice,
});

async function opened() {
  const { self, asked, scene } = host();
  const store = new PanelStore(self);
  await store.refresh();
  const [first, second] = store.snapshot().state?.queue ?? [];
  if (first === undefined || second === undefined) throw new Error('the scene has no cases');
  const decide = (one: typeof first) => {
    const [suggestion] = one.suggestions;
    if (suggestion === undefined) throw new Error('no suggestion');
    return store.decide(one, suggestion.decision, suggestion.label);
  };
  return { store, asked, scene, first, second, decide };
}

test('a decision is shown as saved only once the host says so', async () => {
  const { store, asked, scene, first, decide } = await opened();
  const done = decide(first);
  expect(store.snapshot().progress.get(first.registration)?.phase).toBe('saving');
  asked[0]?.answer(reply(scene.state()));
  await done;
  expect(store.snapshot().progress.get(first.registration)).toMatchObject({ phase: 'saved', by: 'ai đó' });
});

test('a refusal keeps the case with the words of what to do', async () => {
  const { store, asked, first, decide } = await opened();
  const done = decide(first);
  asked[0]?.fail(new PanelHostError({ code: 'conflict', message: 'Đề nghị hoàn tác trước.' }));
  await done;
  expect(store.snapshot().progress.get(first.registration)).toMatchObject({
    phase: 'failed',
    message: 'Đề nghị hoàn tác trước.',
  });
});

test('of two answers that overtake each other the state made last is kept', async () => {
  const { store, asked, scene, first, second, decide } = await opened();
  const both = [decide(first), decide(second)];
  const [older, newer] = [scene.state(), scene.state()];
  asked[1]?.answer(reply(newer));
  asked[0]?.answer(reply(older));
  await Promise.all(both);
  expect(store.snapshot().state?.madeAt).toBe(newer.madeAt);
  expect([...store.snapshot().progress.values()].map(({ phase }) => phase)).toEqual(['saved', 'saved']);
});

test('saved without an answer from the server is said, with when the server was last heard', async () => {
  const { store, asked, first, decide } = await opened();
  const madeAt = store.snapshot().state?.madeAt;
  const done = decide(first);
  asked[0]?.answer(reply(null, 'Máy chủ chưa trả lời.'));
  await done;
  expect(store.snapshot().progress.get(first.registration)).toMatchObject({
    phase: 'saved',
    message: 'Máy chủ chưa trả lời.',
  });
  expect(store.snapshot().silence).toEqual({ since: madeAt, message: 'Máy chủ chưa trả lời.' });
  await store.refresh();
  expect(store.snapshot().silence).toBeNull();
});
