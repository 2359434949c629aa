import type { Worker } from 'node:worker_threads';
import type { SelfTest } from '../self-test/run-self-test.ts';
import type { OpenedWorkbooks } from './answer-calls.ts';
import type { RunSelfTest } from './background-self-test.ts';
import { type CarriedError, type ErrorKinds, errorOf } from './carried-error.ts';
import type { FromThread, Standing, ToThread, WorkbookCall } from './thread-calls.ts';
import type { Decided, ServiceWorkbook, WorkbookService } from './workbook-service.ts';

/**
 * Workbooks that another thread holds: a sync plans without pause, and meanwhile the server goes on answering triggers. One
 * thread for all of them, because they share one way to Google and its quota. What ends that thread ends the process.
 *
 * @param thread runs `answerCalls`.
 * @throws what kept the thread from opening them.
 */
export async function remoteWorkbooks(thread: Worker, kinds: ErrorKinds): Promise<OpenedWorkbooks> {
  const calls = new Calls(thread, kinds);
  const opened = await calls.opened;
  const workbooks = [...opened].map(
    ([id, standing]) => [id, new RemoteWorkbook(id, standing, calls)] as const,
  );
  const runSelfTest: RunSelfTest = async (spreadsheet, run) => {
    const answer = calls.ask((call) => ({ call, selfTestOf: spreadsheet }), { run });
    return (await answer) as SelfTest;
  };
  return { workbooks: new Map(workbooks), runSelfTest };
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly run?: Parameters<RunSelfTest>[1];
  readonly onStanding?: (standing: Standing) => void;
}

/** Questions to the thread, each with a number under which its answer comes. */
class Calls {
  readonly opened: Promise<ReadonlyMap<string, Standing>>;
  readonly kinds: ErrorKinds;
  private readonly thread: Worker;
  private readonly pending = new Map<number, Pending>();
  private last = 0;
  private open = 0;

  constructor(thread: Worker, kinds: ErrorKinds) {
    this.thread = thread;
    this.kinds = kinds;
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Standing>>();
    this.opened = promise;
    thread.once('error', reject);
    thread.once('exit', () => {
      // Whoever starts the service starts it again; nothing half done stands but what a killed process leaves too.
      if (this.open > 0) throw new Error('the thread of the workbooks ended by itself');
    });
    thread.on('message', (message: FromThread) => {
      if (!('opened' in message)) {
        this.heard(message);
        return;
      }
      thread.off('error', reject);
      if (message.opened instanceof Map) resolve(message.opened);
      else reject(errorOf(message.opened as CarriedError, kinds));
    });
  }

  /** @param words the question under the number that it gets. */
  ask(words: (call: number) => ToThread, of: Omit<Pending, 'resolve' | 'reject'>): Promise<unknown> {
    const call = ++this.last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.pending.set(call, { ...of, resolve, reject });
    this.tell(words(call));
    return promise;
  }

  /** The thread has one workbook less; with the last one it ends. */
  async closed(): Promise<void> {
    this.open -= 1;
    if (this.open === 0) await this.thread.terminate();
  }

  serves(): void {
    this.open += 1;
  }

  private heard(message: Exclude<FromThread, { opened: unknown }>): void {
    const { call } = message;
    const pending = this.pending.get(call);
    if ('tried' in message) {
      pending?.run?.onTried(...message.tried);
      if (pending?.run?.isStopped() === true) this.tell({ stop: call });
      return;
    }
    this.pending.delete(call);
    if (message.standing !== null) pending?.onStanding?.(message.standing);
    if ('failure' in message) pending?.reject(errorOf(message.failure, this.kinds));
    else pending?.resolve(message.answer);
  }

  private tell(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
    this.thread.postMessage(message);
  }
}

class RemoteWorkbook implements ServiceWorkbook {
  readonly service: WorkbookService;
  private readonly id: string;
  private readonly calls: Calls;
  private standing: Standing;

  constructor(id: string, standing: Standing, calls: Calls) {
    this.id = id;
    this.standing = standing;
    this.calls = calls;
    calls.serves();
    this.service = this.asService();
  }

  readonly registrationUntil = () => this.standing.registrationUntil;

  readonly purgePhones = (beforeMs: number) => this.ask({ name: 'purgePhones', given: [beforeMs] });

  readonly close = async () => {
    await this.ask({ name: 'close', given: [] });
    await this.calls.closed();
  };

  private asService(): WorkbookService {
    const isKnown = () => this.standing.isKnown;
    return {
      get isKnown() {
        return isKnown();
      },
      sync: (...given) => this.ask({ name: 'sync', given }),
      decide: async (...given) => this.decided(await this.ask({ name: 'decide', given })),
      look: () => this.ask({ name: 'look', given: [] }),
      isCurrent: () => this.ask({ name: 'isCurrent', given: [] }),
      status: () => this.ask({ name: 'status', given: [] }),
      roster: (...given) => this.ask({ name: 'roster', given }),
      panelState: (...given) => this.ask({ name: 'panelState', given }),
      search: (...given) => this.ask({ name: 'search', given }),
    };
  }

  private async ask<Answer>(ask: WorkbookCall): Promise<Answer> {
    const onStanding = (standing: Standing) => void (this.standing = standing);
    return (await this.calls.ask((call) => ({ call, workbook: this.id, ask }), { onStanding })) as Answer;
  }

  private decided({ savedAt, sync }: Decided): Decided {
    if (sync.status === 'fulfilled') return { savedAt, sync };
    const reason = errorOf(sync.reason as CarriedError, this.calls.kinds);
    return { savedAt, sync: { status: 'rejected', reason } };
  }
}
