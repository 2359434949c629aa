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

/** Keeps what the panel knows, asks the host, and tells whoever draws it. */
export class PanelStore {
  private readonly host: PanelHost;
  private readonly listeners = new Set<() => void>();
  private current: PanelSnapshot = {
    state: null,
    busy: null,
    silence: null,
    progress: new Map(),
    announcement: '',
  };

  constructor(host: PanelHost) {
    this.host = host;
  }

  snapshot(): PanelSnapshot {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  refresh(): Promise<void> {
    return this.ask('loading', async () => [await this.host.load(), '']);
  }

  sync(confirm = false): Promise<void> {
    return this.ask('syncing', async () => {
      const { state, message } = await this.host.sync(confirm);
      return [state ?? (await this.host.load()), message];
    });
  }

  decide(about: PanelCase, request: PanelDecisionRequest, label: string): Promise<void> {
    return this.settle(begun({ act: 'decide', shown: about, request, mark: null, label }), () =>
      this.host.decide({ ask: 'decide', ...request, person: about.personKey }),
    );
  }

  takeBack(about: PanelCase, request: PanelDecisionRequest, label: string): Promise<void> {
    const { registration, kind } = request;
    return this.settle(begun({ act: 'takeBack', shown: about, request, mark: null, label }), () =>
      this.host.takeBack({ ask: 'takeBack', registration, person: about.personKey, kind }),
    );
  }

  /** Ticks a case as looked at, or its way of writing the unit as one to remember. */
  mark(about: PanelCase, mark: 'seen' | 'remember', on: boolean): Promise<void> {
    const { registration, personKey } = about;
    return this.settle(
      begun({ act: 'mark', shown: about, request: null, mark, label: MARK_WORDS[mark] }),
      () => this.host.mark({ ask: 'mark', registration, person: personKey, mark, on }),
    );
  }

  /** Closes the note of what became of a decision. */
  forget(registration: string): void {
    this.setProgress(registration, null);
  }

  private async ask(
    busy: 'loading' | 'syncing',
    question: () => Promise<readonly [PanelState, string]>,
  ): Promise<void> {
    if (this.current.busy !== null) return;
    this.set({ busy });
    try {
      const [state, announcement] = await question();
      this.set({ busy: null, ...this.accepted(state), announcement });
    } catch (error) {
      const silence = this.silenceAfter(error);
      this.set({ busy: null, silence, announcement: silence.message });
    }
  }

  private async settle(progress: Progress, send: () => Promise<DecisionReply>): Promise<void> {
    const key = progress.shown.registration;
    this.setProgress(key, progress);
    this.set({ announcement: `Đang ghi: ${progress.label}` });
    try {
      const { state, notice, savedAt, by } = await send();
      if (state !== null) this.set(this.accepted(state));
      else if (notice !== null)
        this.set({ silence: { since: this.current.state?.madeAt ?? null, message: notice } });
      this.setProgress(key, { ...progress, phase: 'saved', at: savedAt, by, message: notice });
      this.set({
        announcement: `${progress.act === 'takeBack' ? 'Đã hoàn tác' : 'Đã ghi'}: ${progress.label}`,
      });
    } catch (error) {
      const message = messageOf(error);
      this.setProgress(key, { ...progress, phase: 'failed', message });
      this.set({ announcement: `Chưa ghi được: ${message}` });
    }
  }

  /** Answers may overtake each other; the one made last counts. */
  private accepted(state: PanelState): Partial<PanelSnapshot> {
    const newer = this.current.state === null || state.madeAt >= this.current.state.madeAt;
    return { silence: null, ...(newer ? { state } : {}) };
  }

  private silenceAfter(error: unknown): Silence {
    const answered = error instanceof PanelHostError ? error.lastAnswerAt : null;
    return { since: answered ?? this.current.state?.madeAt ?? null, message: messageOf(error) };
  }

  private setProgress(registration: string, progress: Progress | null): void {
    const next = new Map(this.current.progress);
    if (progress === null) next.delete(registration);
    else next.set(registration, progress);
    this.set({ progress: next });
  }

  private set(change: Partial<PanelSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

function begun(part: Pick<Progress, 'act' | 'shown' | 'request' | 'mark' | 'label'>): Progress {
  return { phase: 'saving', at: null, by: null, message: null, ...part };
}

const MARK_WORDS = { seen: 'Đã xem', remember: 'Ghi nhớ cách viết' } as const;
