import { LIMITS } from '../sync-server/local/package/input-limits.ts';

/**
 * How much each random test runs, and the only place that says so. With `npm test` a fixed part, the same worlds every
 * time: what a new one finds belongs into a test of its own, not into somebody else's build. With `npm run test:night`
 * far more, and others every day. `SO_LOP_SEED` lives a night again.
 */
interface Sizes {
  /** Cases of a property that names no size of its own. */
  readonly properties: number;
  /** Small worlds through the product and through the oracle, five syncs each. */
  readonly oracleLives: number;
  /** Tables and lives of those worlds, for each of the laws of R0–R11. */
  readonly tablesInAnyOrder: number;
  readonly livesSyncedTwice: number;
  readonly tablesThatGrow: number;
  readonly decisionsOnTables: number;
  readonly livesAccountedFor: number;
  /** Tables against random plans of seats, for each of their laws. */
  readonly tablesOfSeats: number;
  /** Sequences of staff edits and failures against the fake of Google; small tabs, and the whole workbook. */
  readonly editsOfSmallTabs: number;
  readonly editsOfWholeWorkbook: number;
  /** Lives of a small office under the hands of staff, five to ten syncs each. */
  readonly handsInMemory: number;
  readonly handsOnFile: number;
  /** Lives under hands that sort, cut, copy and fill what they see, five syncs each. */
  readonly partialHands: number;
  readonly partialHandsOnFile: number;
  readonly partialHandsInGoogle: number;
  /** Of the corners where a hand meets a decision or an undo every how manieth is lived; where it meets a sync, all are. */
  readonly everyCornerOfWork: number;
  /** Kills of the real process at each moment of a sync. */
  readonly killsAtEachMoment: number;
  /** Tables made to harm, and rows of a tab that are still read: at night as many as the limits let in. */
  readonly megabytesOfTable: number;
  readonly rowsOfTab: number;
}

const SUITE: Sizes = {
  properties: 100,
  oracleLives: 1_000,
  tablesInAnyOrder: 300,
  livesSyncedTwice: 300,
  tablesThatGrow: 500,
  decisionsOnTables: 3_000,
  livesAccountedFor: 400,
  tablesOfSeats: 60,
  editsOfSmallTabs: 200,
  editsOfWholeWorkbook: 8,
  handsInMemory: 12,
  handsOnFile: 2,
  partialHands: 6,
  partialHandsOnFile: 1,
  partialHandsInGoogle: 1,
  everyCornerOfWork: 3,
  killsAtEachMoment: 1,
  megabytesOfTable: 5,
  rowsOfTab: 40_000,
};

const NIGHT: Sizes = {
  properties: 10_000,
  oracleLives: 150_000,
  tablesInAnyOrder: 30_000,
  livesSyncedTwice: 30_000,
  tablesThatGrow: 50_000,
  decisionsOnTables: 200_000,
  livesAccountedFor: 40_000,
  tablesOfSeats: 20_000,
  editsOfSmallTabs: 10_000,
  editsOfWholeWorkbook: 400,
  handsInMemory: 4_000,
  handsOnFile: 100,
  partialHands: 2_500,
  partialHandsOnFile: 60,
  partialHandsInGoogle: 200,
  everyCornerOfWork: 1,
  killsAtEachMoment: 40,
  megabytesOfTable: 40,
  rowsOfTab: LIMITS.rows - 1,
};

export const IS_NIGHT = process.env['SO_LOP_SIZES'] === 'night';

export const SIZES = IS_NIGHT ? NIGHT : SUITE;

/** Cases of a property that says by itself how many its daily part is. */
export function cases(count: number): number {
  return IS_NIGHT ? count * 50 : count;
}

/** How long a test may take that runs many worlds one after the other. */
export const LONG_MS = IS_NIGHT ? 4 * 3_600_000 : 300_000;

const DAY_MS = 86_400_000;

/** Where every random test begins. */
export const SEED = Number(
  process.env['SO_LOP_SEED'] ?? (IS_NIGHT ? Math.floor(Date.now() / DAY_MS) * 1_000 : 20_260_508),
);
