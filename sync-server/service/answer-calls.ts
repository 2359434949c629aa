import type { MessagePort } from 'node:worker_threads';
import type { RunSelfTest } from './background-self-test.ts';
import { carried, type ErrorKinds } from './carried-error.ts';
import type { FromThread, Standing, ToThread, WorkbookCall } from './thread-calls.ts';
import type { Decided, ServiceWorkbook } from './workbook-service.ts';

/** The workbooks of a thread, and the self-test of Google that shares their way to it. */
export interface OpenedWorkbooks {
  readonly workbooks: ReadonlyMap<string, ServiceWorkbook>;
  readonly runSelfTest?: RunSelfTest;
}

/** The thread's side of `RemoteWorkbooks`: says what was opened, then answers until it is ended. */
export function answerCalls(port: MessagePort, opened: OpenedWorkbooks, kinds: ErrorKinds): void {
  const { workbooks } = opened;
  const stopped = new Set<number>();
  const tell = (message: FromThread): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
    port.postMessage(message);
  };
  const answer = async (call: number, workbook: ServiceWorkbook | null, work: () => unknown) => {
    try {
      const found: unknown = await work();
      tell({ call, answer: found, standing: standingOf(workbook) });
    } catch (error) {
      tell({ call, failure: carried(error, kinds), standing: standingOf(workbook) });
    }
  };
  const selfTest = async (call: number, spreadsheet: string): Promise<unknown> => {
    if (opened.runSelfTest === undefined) throw new Error('no workbook of Google is served');
    const isStopped = () => stopped.has(call);
    const onTried = (...tried: Extract<FromThread, { tried: unknown }>['tried']) => tell({ call, tried });
    return await opened.runSelfTest(spreadsheet, { onTried, isStopped });
  };
  port.on('message', (message: ToThread) => {
    if ('stop' in message) stopped.add(message.stop);
    else if ('selfTestOf' in message)
      void answer(message.call, null, () => selfTest(message.call, message.selfTestOf));
    else {
      const workbook = workbooks.get(message.workbook) ?? null;
      void answer(message.call, workbook, () => asked(workbook, message.ask, kinds));
    }
  });
  tell({ opened: new Map([...workbooks].map(([id, workbook]) => [id, standing(workbook)])) });
}

async function asked(
  workbook: ServiceWorkbook | null,
  ask: WorkbookCall,
  kinds: ErrorKinds,
): Promise<unknown> {
  if (workbook === null) throw new Error(`a workbook that was not opened was asked to ${ask.name}`);
  const { service } = workbook;
  switch (ask.name) {
    case 'close':
      return await workbook.close();
    case 'purgePhones':
      return await workbook.purgePhones?.(...ask.given);
    case 'sync':
      return await service.sync(...ask.given);
    case 'decide':
      return sent(await service.decide(...ask.given), kinds);
    case 'look':
      return await service.look();
    case 'isCurrent':
      return await service.isCurrent();
    case 'status':
      return await service.status();
    case 'roster':
      return await service.roster(...ask.given);
    case 'panelState':
      return await service.panelState(...ask.given);
    case 'search':
      return await service.search(...ask.given);
  }
}

/** A sync that failed after a decision is an error within an answer. */
function sent({ savedAt, sync }: Decided, kinds: ErrorKinds): unknown {
  if (sync.status === 'fulfilled') return { savedAt, sync };
  return { savedAt, sync: { status: sync.status, reason: carried(sync.reason, kinds) } };
}

function standingOf(workbook: ServiceWorkbook | null): Standing | null {
  return workbook === null ? null : standing(workbook);
}

function standing({ service, registrationUntil }: ServiceWorkbook): Standing {
  return { isKnown: service.isKnown, registrationUntil: registrationUntil() };
}
