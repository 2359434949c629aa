import { WorkbookError } from '#shared/sync/workbook-port.ts';
import type { GoogleService } from '../google/open-google-workbook.ts';
import type { Assumption } from './assumption.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { NotTried, ScratchTabs } from './scratch-tabs.ts';

export interface Tried {
  readonly id: string;
  readonly says: string;
  readonly state: 'holds' | 'broken' | 'not-tried';
  /** What was found instead, or why it was not tried; null where it holds. */
  readonly found: string | null;
  /** What follows where it does not hold. */
  readonly otherwise: string;
}

export interface SelfTest {
  readonly tried: readonly Tried[];
  /** Scratch tabs that a run before this one, cut short, had left behind. */
  readonly leftBehind: number;
}

/**
 * Tries every assumption in scratch tabs of a spreadsheet and takes them away again, whatever happens; those that a killed
 * run left behind too. Throws `WorkbookError` where the spreadsheet cannot be reached or written.
 *
 * @param run `onTried` is told of each as it is done; `isStopped` is asked before each: a run that somebody stops still
 * takes its tabs away.
 */
export async function runSelfTest(
  service: GoogleService,
  spreadsheetId: string,
  run: {
    readonly assumptions?: readonly Assumption[];
    readonly onTried?: (tried: Tried, done: number, all: number) => void;
    readonly isStopped?: () => boolean;
  } = {},
): Promise<SelfTest> {
  const { assumptions = ASSUMPTIONS, onTried, isStopped } = run;
  const scratch = new ScratchTabs(service, spreadsheetId);
  const leftBehind = await scratch.takeAway();
  const tried: Tried[] = [];
  try {
    for (const assumption of assumptions) {
      if (isStopped?.() === true) break;
      const found = await outcomeOf(assumption, scratch);
      tried.push(found);
      onTried?.(found, tried.length, assumptions.length);
    }
  } finally {
    await scratch.takeAway();
  }
  return { tried, leftBehind };
}

async function outcomeOf({ id, says, otherwise, attempt }: Assumption, scratch: ScratchTabs): Promise<Tried> {
  try {
    const found = await attempt(await scratch.add(id));
    return { id, says, otherwise, state: found === null ? 'holds' : 'broken', found };
  } catch (error) {
    if (error instanceof NotTried) return { id, says, otherwise, state: 'not-tried', found: error.message };
    // No access, no network: the next would fail alike.
    if (error instanceof WorkbookError && STOPS.has(error.code)) throw error;
    const found = error instanceof Error ? error.message : String(error);
    return { id, says, otherwise, state: 'broken', found };
  }
}

const STOPS: ReadonlySet<WorkbookError['code']> = new Set([
  'no-access',
  'not-found',
  'unreachable',
  'unclear',
]);
