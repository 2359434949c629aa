import type { ChangeBatch } from '#shared/google/change-batch.ts';
import type { SheetsRequest } from '#shared/google/google-workbook.ts';
import { bodiesOf } from '#shared/google/request-groups.ts';
import { WorkbookError } from '#shared/sync/workbook-port.ts';
import { RequestRefused } from './google-error.ts';

export interface RefusedTab {
  readonly tab: string;
  readonly why: string;
}

/**
 * Which tabs Google refuses what was meant for them. It names the first request that it refuses, or none; the others are
 * found by trials. A trial ends with a request that must fail, so nothing of it is ever applied: it only tells whether
 * something before that end is refused.
 *
 * @param sent how many requests of the batch were applied before the body that was refused.
 * @param send sends the requests of a trial.
 */
export async function refusedTabs(
  batch: ChangeBatch,
  sent: number,
  first: RequestRefused,
  send: (requests: readonly SheetsRequest[]) => Promise<unknown>,
): Promise<readonly RefusedTab[]> {
  const all = [...new Set(batch.tabs)];
  const refused: RefusedTab[] = [];
  let trials = 0;
  const trial = async (tabs: readonly string[]): Promise<RequestRefused | null> => {
    const groups = batch.groups.filter((_, at) => tabs.includes(batch.tabs[at] ?? ''));
    for (const requests of bodiesOf(groups)) {
      trials += 1;
      const error: unknown = await send([...requests, MUST_FAIL]).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error instanceof RequestRefused) return error;
      if (!(error instanceof WorkbookError && error.message.includes(String(NO_SHEET)))) throw first;
    }
    return null;
  };
  // One named tab alone is not tried: there is nothing else to write.
  let found: RequestRefused | null = first;
  let offset = sent;
  while (found !== null && refused.length < all.length) {
    const left = all.filter((tab) => !refused.some((one) => one.tab === tab));
    const named: string | undefined =
      found.request === null ? undefined : tabOfRequest(batch, left, offset + found.request);
    const tab: string | null = named ?? (await halved(left, trial));
    if (tab === null) throw first;
    refused.push({ tab, why: found.why });
    const rest: readonly string[] = left.filter((one) => one !== tab);
    found = rest.length === 0 ? null : await trial(rest);
    offset = 0;
    // So many tabs closed at once are closed on purpose; whoever did it is told of these.
    if (trials > TRIALS_MAX) return [...refused, ...rest.map((one) => ({ tab: one, why: first.why }))];
  }
  return refused;
}

/** Halves the tabs until one is left that is refused alone; null: alone none is. */
async function halved(
  tabs: readonly string[],
  trial: (tabs: readonly string[]) => Promise<RequestRefused | null>,
): Promise<string | null> {
  let suspects = tabs;
  while (suspects.length > 1) {
    const half = suspects.slice(0, Math.ceil(suspects.length / 2));
    suspects = (await trial(half)) === null ? suspects.slice(half.length) : half;
  }
  return suspects[0] ?? null;
}

/** @param tabs those that were sent. */
function tabOfRequest(
  { groups, tabs: tabsOfGroups }: ChangeBatch,
  tabs: readonly string[],
  request: number,
): string | undefined {
  let before = 0;
  for (const [at, group] of groups.entries()) {
    const tab = tabsOfGroups[at];
    if (tab === undefined || !tabs.includes(tab)) continue;
    before += group.length;
    if (request < before) return tab;
  }
  return undefined;
}

/** No sheet has this number: ours are smaller (sheet-number.ts), and Google's are too. */
const NO_SHEET = 2_147_483_646;

const MUST_FAIL: SheetsRequest = {
  updateSheetProperties: { properties: { sheetId: NO_SHEET, title: '-' }, fields: 'title' },
};

/** A workbook has some fifty tabs, and six trials find one among them. */
const TRIALS_MAX = 40;
