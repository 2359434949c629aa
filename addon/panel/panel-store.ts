import type { DecisionReply } from '#shared/panel/panel-messages.ts';
import type { PanelCase, PanelDecisionRequest, PanelState } from '#shared/panel/panel-state.ts';
import type { PanelHost } from './panel-host.ts';
import { messageOf, PanelHostError } from './panel-host.ts';

/** What the panel knows at one moment; replaced, never changed. */
export interface PanelSnapshot {
  /** Null until the first answer. */
  readonly state: PanelState | null;
  readonly busy: 'loading' | 'syncing' | null;
  /** The last question went unanswered; null: it was answered. */
  readonly silence: Silence | null;
  /** What became of the decisions made since the panel was opened, by the registration of their case. */
  readonly progress: ReadonlyMap<string, Progress>;
  /** Read out by screen readers. */
  readonly announcement: string;
}

interface Silence {
  /** The last answer; null: there never was one. */
  readonly since: number | null;
  readonly message: string;
}

/** One decision on its way. `saving` is never shown as saved: only the host's answer says that it is. */
export interface Progress {
  readonly phase: 'saving' | 'saved' | 'failed';
  readonly act: 'decide' | 'takeBack' | 'mark';
  /** The case as it stood when the person decided: kept in place while the rest of the queue changes. */
  readonly shown: PanelCase;
  /** Null: a tick, which is not a decision. */
  readonly request: PanelDecisionRequest | null;
  readonly mark: 'seen' | 'remember' | null;
  readonly label: string;
  readonly at: number | null;
  readonly by: string | null;
  /** Why it failed and what to do, or what to know although it was saved. */
  readonly message: string | null;
}

export interface PanelStore {
  snapshot(): PanelSnapshot;
  subscribe(listener: () => void): () => void;
  refresh(): Promise<void>;
  sync(confirm?: boolean): Promise<void>;
  decide(about: PanelCase, request: PanelDecisionRequest, label: string): Promise<void>;
  takeBack(about: PanelCase, request: PanelDecisionRequest, label: string): Promise<void>;
  /** Ticks a case as looked at, or its way of writing the unit as one to remember. */
  mark(about: PanelCase, mark: 'seen' | 'remember', on: boolean): Promise<void>;
  /** Closes the note of a decision that is saved. */
  forget(registration: string): void;
}

export function createPanelStore(host: PanelHost): PanelStore {
  let snapshot: PanelSnapshot = {
    state: null,
    busy: null,
    silence: null,
    progress: new Map(),
    announcement: '',
  };
  const listeners = new Set<() => void>();

  const set = (change: Partial<PanelSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  };
  const setProgress = (registration: string, progress: Progress | null) => {
    const next = new Map(snapshot.progress);
    if (progress === null) next.delete(registration);
    else next.set(registration, progress);
    set({ progress: next });
  };
  /** Answers may overtake each other; the one made last counts. */
  const accept = (state: PanelState | null): Partial<PanelSnapshot> => {
    if (state === null) return {};
    const newer = snapshot.state === null || state.madeAt >= snapshot.state.madeAt;
    return { silence: null, ...(newer ? { state } : {}) };
  };
  const silenceAfter = (error: unknown): Silence => ({
    since: (error instanceof PanelHostError ? error.lastAnswerAt : null) ?? snapshot.state?.madeAt ?? null,
    message: messageOf(error),
  });
  const ask = async (busy: 'loading' | 'syncing', question: () => Promise<[PanelState | null, string]>) => {
    if (snapshot.busy !== null) return;
    set({ busy });
    try {
      const [state, announcement] = await question();
      set({ busy: null, ...accept(state), announcement });
    } catch (error) {
      const silence = silenceAfter(error);
      set({ busy: null, silence, announcement: silence.message });
    }
  };
  const settle = async (progress: Progress, send: () => Promise<DecisionReply>) => {
    const key = progress.shown.registration;
    setProgress(key, progress);
    set({ announcement: `Đang ghi: ${progress.label}` });
    try {
      const reply = await send();
      set(accept(reply.state));
      if (reply.state === null && reply.notice !== null) {
        set({ silence: { since: snapshot.state?.madeAt ?? null, message: reply.notice } });
      }
      setProgress(key, {
        ...progress,
        phase: 'saved',
        at: reply.savedAt,
        by: reply.by,
        message: reply.notice,
      });
      set({ announcement: `${progress.act === 'takeBack' ? 'Đã hoàn tác' : 'Đã ghi'}: ${progress.label}` });
    } catch (error) {
      const message = messageOf(error);
      setProgress(key, { ...progress, phase: 'failed', message });
      set({ announcement: `Chưa ghi được: ${message}` });
    }
  };
  const begin = (part: Pick<Progress, 'act' | 'shown' | 'request' | 'mark' | 'label'>): Progress => ({
    phase: 'saving',
    at: null,
    by: null,
    message: null,
    ...part,
  });

  return {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => ask('loading', async () => [await host.load(), '']),
    sync: (confirm = false) =>
      ask('syncing', async () => {
        const { state, message } = await host.sync(confirm);
        return [state ?? (await host.load()), message];
      }),
    decide: (about, request, label) =>
      settle(begin({ act: 'decide', shown: about, request, mark: null, label }), () =>
        host.decide({ ask: 'decide', ...request, person: about.personKey }),
      ),
    takeBack: (about, request, label) =>
      settle(begin({ act: 'takeBack', shown: about, request, mark: null, label }), () =>
        host.takeBack({
          ask: 'takeBack',
          registration: request.registration,
          person: about.personKey,
          kind: request.kind,
        }),
      ),
    mark: (about, mark, on) =>
      settle(begin({ act: 'mark', shown: about, request: null, mark, label: MARK_WORDS[mark] }), () =>
        host.mark({ ask: 'mark', registration: about.registration, person: about.personKey, mark, on }),
      ),
    forget: (registration) => setProgress(registration, null),
  };
}

const MARK_WORDS = { seen: 'Đã xem', remember: 'Ghi nhớ cách viết' } as const;
