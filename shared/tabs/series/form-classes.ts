/**
 * For which class of a series a response of the Form is (P60), and since when it may claim a place there. A class counts that was
 * open when the response was first seen, or was opened after; or one that staff said. Anything else is asked about.
 */
import { classesNamed } from '../../series/class-named.ts';
import type { SeriesClass } from '../../series/series-class.ts';
import { decisionOn, type FormEntry, type SeriesForm } from '../../series/series-form.ts';
import { classStandingOf } from '../../plan/class-standing.ts';
import { textCell } from '../../programme/progress-cell.ts';
import { dayOf } from '../../time/local-date.ts';
import { FORM_ROW, SERIES_TAB } from '../../workbook/keys.ts';
import type { StaffSheet } from '../../workbook/staff-sheet.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { classTab } from './class-tab.ts';

/** Why nobody can tell the class. */
export type ClassDoubt = 'none' | 'unknown' | 'several' | 'closed';

export type FormPlace =
  | { readonly kind: 'class'; readonly class: SeriesClass; readonly since: number }
  | { readonly kind: 'name' }
  | { readonly kind: 'unclear'; readonly doubt: ClassDoubt; readonly class: SeriesClass | null };

export interface Placed {
  readonly form: FormEntry;
  readonly place: FormPlace;
}

/** Every delegate of every response, those gone included, in the order of R0. */
export function placeForm(
  form: SeriesForm,
  classes: readonly SeriesClass[],
  input: DutyTabInput,
): readonly Placed[] {
  const coded = classes.filter(({ code }) => code !== null);
  return form.entries.map((one) => ({ form: one, place: placeOf(one, coded, input) }));
}

function placeOf(form: FormEntry, classes: readonly SeriesClass[], input: DutyTabInput): FormPlace {
  const { entry } = form;
  if (entry.nameDoubt !== null) return { kind: 'name' };
  const named = classesNamed(entry.classTyped, classes);
  const [only, ...others] = named;
  const typed = only !== undefined && others.length === 0 ? openTo(form, only, input) : null;
  const set = decisionOn(form, 'set_class');
  const chosen = set === null ? undefined : classes.find(({ code }) => code === set.value);
  if (set !== null && chosen !== undefined) {
    const since = typed !== null && chosen === only ? typed : Math.max(entry.unitSince, set.seenAt);
    return { kind: 'class', class: chosen, since: claimable(form, since) };
  }
  if (only !== undefined && typed !== null)
    return { kind: 'class', class: only, since: claimable(form, typed) };
  const doubt = named.length > 1 ? 'several' : only !== undefined ? 'closed' : doubtOf(entry.classTyped);
  return { kind: 'unclear', doubt, class: doubt === 'closed' ? (only ?? null) : null };
}

function doubtOf(typed: string): ClassDoubt {
  return typed.trim() === '' ? 'none' : 'unknown';
}

/** A name that staff set claims since they set it (R7). */
function claimable({ entry }: FormEntry, since: number): number {
  const named = Number.isFinite(entry.namedAt) ? entry.namedAt : since;
  return Math.max(since, named, entry.nameSetAt ?? since);
}

/** Since when the response may claim a place in this class; null: it is not open to it. */
function openTo({ entry }: FormEntry, one: SeriesClass, input: DutyTabInput): number | null {
  const seenAt = Math.max(entry.seenAt, entry.unitSince);
  const opened = openedAt(one, seenAt, input);
  if (opened !== null) return opened <= seenAt ? entry.unitSince : Math.max(entry.unitSince, opened);
  return stoodBefore(entry, classTab(input.plan.id, one.row), input.sheet) ? entry.unitSince : null;
}

/** A journal begun anew knows nothing of the time when the class was open: it saw the row no later than the response. */
function stoodBefore({ key, seenAt }: FormEntry['entry'], tab: string, sheet: StaffSheet): boolean {
  const row = FORM_ROW.of(key);
  const [first] = sheet.versions(tab, row, 'name');
  return sheet.stands(tab, row) && first !== undefined && first.seenAt <= seenAt;
}

/** When the class was open first from that time on; the time itself: it was open then. Null: not since. */
function openedAt({ row, study }: SeriesClass, from: number, { plan, sheet }: DutyTabInput): number | null {
  if (study === null) return null;
  const versions = sheet.versionsOfAdded(SERIES_TAB.of(plan.id), row, 'standing');
  const at = Math.max(
    0,
    versions.findLastIndex(({ seenAt }) => seenAt <= from),
  );
  const open = versions.slice(at).find(({ value, seenAt }) => {
    const isOpen = classStandingOf(textCell(value) ?? '') === 'open';
    return isOpen && dayOf(Math.max(seenAt, from)) <= study.to;
  });
  return open === undefined ? null : Math.max(open.seenAt, from);
}
