import { fingerprint } from '../text/fingerprint.ts';
import { OF_PLAN } from '../workbook/keys.ts';
import type { RememberedResponse, ResponseVersion } from './history.ts';
import type { Response } from './response.ts';
import { matchEdits } from './match-edits.ts';
import { compareResponses } from './response-order.ts';

/** R8: a sync that would withdraw more than this share of the responses seen before is held … */
export const HELD_SHARE = 0.2;
/** … if it is also more than this many. */
export const HELD_MIN = 3;

/** A response as it counts now: present or gone, with what it said over time. */
export interface KnownResponse {
  readonly id: string;
  /** Data row in the table; null: gone. */
  readonly row: number | null;
  /** As in `Response`; null: in the Form's table. */
  readonly place?: string | null;
  /** Oldest first; the newest counts. */
  readonly versions: readonly ResponseVersion[];
}

export interface HistoryStep {
  readonly known: readonly KnownResponse[];
  /** What to remember: whole entries of the responses that are new, edited, gone or back. */
  readonly changed: readonly RememberedResponse[];
  /** Responses that stood in the table at the last sync that was not held. */
  readonly seenBefore: number;
  readonly goneNow: number;
  /** R8: too many responses went at once; nothing may be written without confirmation. */
  readonly held: boolean;
}

/**
 * R8: compares the table with what is remembered. A row that is gone and a row that is new in the same sync are one
 * response, edited, where their submission times are equal, or their unit and one name are.
 *
 * @param plan whose responses they are, as `OF_PLAN`: the ids of new ones say it.
 * @param unitOf resolves a typed unit to its code, null where a person must decide; equal codes are equal units.
 * @param namesSet what staff called the delegates of a response (*set name*), by its id.
 * @param nowMs the time of this sync, the first time new versions are seen.
 */
export function advanceHistory(input: {
  readonly remembered: readonly RememberedResponse[];
  readonly table: readonly Response[];
  readonly plan?: string | null;
  readonly unitOf: (typed: string) => string | null;
  readonly namesSet?: (id: string) => readonly string[];
  readonly nowMs: number;
}): HistoryStep {
  const { remembered, nowMs, plan = null, namesSet = () => [] } = input;
  const { same, fresh, missing } = recognise(remembered, input.table);
  const edits = editsOf(missing, fresh, input.unitOf, namesSet);

  const known: KnownResponse[] = [];
  const changed: RememberedResponse[] = [];
  const ids = new Set(remembered.map((entry) => entry.id));
  let goneNow = 0;
  for (const entry of remembered) {
    const unchanged = same.get(entry);
    const edited = edits.get(entry);
    if (unchanged !== undefined) {
      known.push({ id: entry.id, ...standsAt(unchanged), versions: readAnew(entry.versions, unchanged) });
      if (!entry.present) changed.push({ ...entry, present: true });
    } else if (edited !== undefined) {
      const versions = [...entry.versions, { response: edited, seenAt: nowMs }];
      known.push({ id: entry.id, ...standsAt(edited), versions });
      changed.push({ id: entry.id, versions, present: true });
    } else {
      known.push({ id: entry.id, row: null, place: null, versions: entry.versions });
      if (entry.present) {
        goneNow++;
        changed.push({ ...entry, present: false });
      }
    }
  }

  const taken = new Set(edits.values());
  for (const response of fresh) {
    if (taken.has(response)) continue;
    const id = freshId(response, plan, ids);
    const versions = [{ response, seenAt: nowMs }];
    known.push({ id, ...standsAt(response), versions });
    changed.push({ id, versions, present: true });
  }

  const seenBefore = remembered.filter((entry) => entry.present).length;
  const held = goneNow > HELD_MIN && goneNow > seenBefore * HELD_SHARE;
  return { known, changed, seenBefore, goneNow, held };
}

/** The responses as remembered, where no table was read: nothing is new and nothing is gone. */
export function standingHistory(remembered: readonly RememberedResponse[]): HistoryStep {
  const known = remembered.map(({ id, versions, present }) => {
    const { response } = versions.at(-1) as ResponseVersion;
    return { id, ...(present ? standsAt(response) : { row: null, place: null }), versions };
  });
  const seenBefore = remembered.filter((entry) => entry.present).length;
  return { known, changed: [], seenBefore, goneNow: 0, held: false };
}

/** The same text may be read otherwise than before, by another mapping of its columns: how it is read now counts. */
function readAnew(versions: readonly ResponseVersion[], response: Response): readonly ResponseVersion[] {
  const last = versions.at(-1) as ResponseVersion;
  return [...versions.slice(0, -1), { ...last, response }];
}

function standsAt({ row, place }: Response): { readonly row: number; readonly place: string | null } {
  return { row, place: place ?? null };
}

/** Rows whose text is what a remembered response last said; those left over on both sides. */
function recognise(remembered: readonly RememberedResponse[], table: readonly Response[]) {
  const byText = new Map<string, RememberedResponse>();
  // Present entries last, so that of two with the same text the one that stood there keeps its row.
  for (const entry of [...remembered].sort((a, b) => Number(a.present) - Number(b.present))) {
    byText.set(textOf(newestOf(entry)), entry);
  }
  const same = new Map<RememberedResponse, Response>();
  const fresh: Response[] = [];
  for (const response of [...table].sort(compareResponses)) {
    const entry = byText.get(textOf(response));
    if (entry !== undefined && !same.has(entry)) same.set(entry, response);
    else fresh.push(response);
  }
  const freshIds = new Set(fresh.map((response) => response.sourceId));
  const missing = remembered.filter((entry) => {
    if (same.has(entry)) return false;
    const { sourceId } = newestOf(entry);
    // One that went long ago and comes back changed is known only by a stable id.
    return entry.present || (sourceId !== null && freshIds.has(sourceId));
  });
  return { same, fresh, missing };
}

/** Pairs of gone and new rows that are one edited response. */
function editsOf(
  missing: readonly RememberedResponse[],
  fresh: readonly Response[],
  unitOf: (typed: string) => string | null,
  namesSet: (id: string) => readonly string[],
): Map<RememberedResponse, Response> {
  const gone = [...missing].sort((a, b) => compareResponses(newestOf(a), newestOf(b)));
  const edits = matchEdits(gone.map(newestOf), fresh, unitOf, (place) => namesSet(gone[place]?.id ?? ''));
  return new Map(
    [...edits].flatMap(([place, after]) => {
      const entry = gone[place];
      return entry === undefined ? [] : [[entry, after] as const];
    }),
  );
}

function newestOf(entry: RememberedResponse): Response {
  return (entry.versions.at(-1) as ResponseVersion).response;
}

function textOf(response: Response): string {
  return JSON.stringify([response.sourceId, response.submittedAt, response.cellTexts]);
}

/** Made from the content, so that a workbook whose journal was lost finds its rows again. */
function freshId(response: Response, plan: string | null, taken: Set<string>): string {
  const base = fingerprint(textOf(response));
  let id = OF_PLAN.of(base, plan);
  for (let copy = 2; taken.has(id); copy++) id = OF_PLAN.of(`${base}-${copy}`, plan);
  taken.add(id);
  return id;
}
