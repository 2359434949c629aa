import type { DutyPlan } from '../plan/duty-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Programme } from '../programme/programme.ts';
import type { ResponseMapping } from '../responses/response-mapping.ts';
import type { ListFile } from '../responses/list-file.ts';
import type { ResponsesTable } from '../responses/response.ts';
import type { ResponsesSource } from './source-plan.ts';
import type { DateOrder } from '../time/timestamp-text.ts';
import type { KnownUnits } from '../units/known-units.ts';
import type { Gazetteer } from '../units/gazetteer.ts';
import type { CellValue, WorkbookSnapshot } from '../workbook/model.ts';
import type { InitialCells } from '../workbook/initial-cells.ts';
import type { JournalMemory } from './journal-port.ts';
import type { SkippedTab } from './workbook-port.ts';

/** Everything a sync knows when it begins to think: what it read, and what it remembers. */
export interface SyncFacts extends Omit<ResponsesSource, 'responses' | 'lists'> {
  readonly nowMs: number;
  /** `cli`, `form`, `edit`, `timer`, `panel`. */
  readonly trigger: string;
  readonly snapshot: WorkbookSnapshot;
  /** `WorkbookPort.tick`. */
  readonly tick?: CellValue | undefined;
  /** The responses by plan (`SourcePlan.key`); null or absent where no table was read: then those known stand as they were. */
  readonly tables: ReadonlyMap<string | null, ResponsesTable | null>;
  /** The lists that communes sent, by plan; absent: they were not looked for. */
  readonly lists?: ReadonlyMap<string | null, readonly ListFile[]> | undefined;
  /** No table is to be read this time: the responses known stand as they were, and nothing is missing. */
  readonly withoutResponses?: boolean | undefined;
  readonly mapping?: ResponseMapping | undefined;
  readonly dateOrder?: DateOrder | undefined;
  /** The plan of a workbook that has no plan tabs yet. */
  readonly setupPlan: Plan;
  /** Plans of duties that somebody names, beside the plan of classes (P7). */
  readonly dutyPlans?: readonly DutyPlan[] | undefined;
  /** Where the workbook holds another plan, or another form of this one: absent, nothing is written. */
  readonly takePlan?: 'add' | 'replace' | undefined;
  /** Units by the registry of a plan's day; absent: those of the gazetteer, whatever the day. */
  readonly registries?: KnownUnits | undefined;
  /** The programme as its file has it; staff correct it in `Phụ lục 01`. */
  readonly programme: Programme;
  /** Whether somebody named the plan and the programme, or they are the ones that come with the project. */
  readonly given?: { readonly plan: boolean; readonly programme: boolean } | undefined;
  /** What the task tabs begin with (the demo's fictional progress). */
  readonly initialProgress?: InitialCells | undefined;
  /** Makes the workbook of a demonstration; one that is marked stays one. */
  readonly isSample?: boolean | undefined;
  readonly gazetteer: Gazetteer;
  readonly memory: JournalMemory;
  /** Tabs that are left as they are, because the service refuses to have them written. */
  readonly skipped?: readonly SkippedTab[];
  /** Rows that were put right before these facts were gathered, in words: the log tells of them like of the sync's own. */
  readonly rightedBefore?: readonly string[];
  /** Lets a held sync through (R8). */
  readonly confirm: boolean;
}
