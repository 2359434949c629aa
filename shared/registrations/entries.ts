import type { Role } from '../people/role.ts';
import type { Plan } from '../plan/plan.ts';
import type { KnownResponse } from '../responses/advance-history.ts';
import type { Delegate, Response } from '../responses/response.ts';
import { inDoubt, type NamedDelegate, namedDelegates } from '../responses/named-delegates.ts';
import { compareTexts } from '../responses/response-order.ts';
import type { UnitMatch } from '../units/unit.ts';
import type { NameDoubt } from '../people/name-cell.ts';
import { isFamilyName } from '../people/family-names.ts';
import type { UnitMatcher } from '../units/match-unit.ts';
import { matchParty } from './party-of-entry.ts';
import { nameKeys } from '../people/person-name.ts';
import { readPhones } from '../people/phone.ts';
import { plainKey } from '../text/vietnamese.ts';
import { classChosenIn, hasUnitsInTwo } from './chosen-class.ts';
import { isDoubtful, knownFrom } from './doubtful-time.ts';
import { namesOf, withNamesSet } from './names-set.ts';
import type { Decision, NamesSet } from './registration.ts';
import type { Entry, Saying } from './entry.ts';
import { readRole } from './role-reading.ts';

/**
 * Reads the delegates of all known responses, in the order of R0.
 *
 * @param decisions of them *set name* and *right time* change what is read (R7).
 */
export function readEntries(
  { known, plan, matchUnit, isPlaceName = () => false, chosenClass = chosenClassOf(plan) }: EntriesInput,
  decisions: readonly Decision[] = NONE,
): Entry[] {
  const reading: Reading = {
    roles: plan.roles,
    matchUnit,
    isPlaceName,
    chosenClass,
    ...decided(decisions),
  };
  const plansKnownFrom = knownFrom(plan);
  const timed = known.map((response) => timedResponse(response, plansKnownFrom, reading.rightTimes));
  const entries: Entry[] = [];
  for (const response of timed.sort(byFirstSubmission)) {
    const life: Life = { kept: NONE, former: [], next: 1, said: null, saidAt: 0 };
    for (const version of response.versions) {
      life.kept = readVersion(version, response, life, reading);
      life.said = version.response;
    }
    for (const entry of life.kept) {
      for (const one of withNamesSet(entry, reading.namesSet.get(entry.key) ?? null)) entries.push(one);
    }
  }
  return entries;
}

/**
 * Reads the entries of one set of responses, and answers with those read last where the matcher and the decisions that
 * change what is read are the same: the registrations of one sync are reconciled once more where decisions ask for it.
 */
export function entriesReader(
  input: Omit<EntriesInput, 'matchUnit'>,
): (matcher: Pick<UnitMatcher, 'match'>, decisions: readonly Decision[]) => readonly Entry[] {
  let last: { readonly matcher: object; readonly said: string; readonly entries: readonly Entry[] } | null =
    null;
  return (matcher, decisions) => {
    const said = JSON.stringify(decisions.filter(({ kind }) => kind === 'set_name' || kind === 'right_time'));
    if (last?.matcher === matcher && last.said === said) return last.entries;
    const matchUnit = matchParty(input.plan, (typed) => matcher.match(typed));
    const entries = readEntries({ ...input, matchUnit }, decisions);
    last = { matcher, said, entries };
    return entries;
  };
}

interface EntriesInput {
  readonly known: readonly KnownResponse[];
  readonly plan: Pick<Plan, 'roles' | 'classes'>;
  /** Resolves a typed unit (R2). */
  readonly matchUnit: (typed: string) => UnitMatch;
  readonly isPlaceName?: ((text: string) => boolean) | undefined;
  /** The class that an answer means, where it decides; absent: as the plan's units have it (P30). */
  readonly chosenClass?: ((typed: string) => string | null) | undefined;
}

interface Reading extends Required<Pick<EntriesInput, 'matchUnit'>> {
  readonly roles: readonly Role[];
  readonly isPlaceName: (text: string) => boolean;
  /** P30: the class that an answer means, where it decides anything; null: nothing. */
  readonly chosenClass: (typed: string) => string | null;
  readonly namesSet: ReadonlyMap<string, NamesSet>;
  /** Keys of the registrations on which staff said that the time is right. */
  readonly rightTimes: readonly string[];
}

function chosenClassOf({ classes }: Pick<Plan, 'classes'>): Reading['chosenClass'] {
  return hasUnitsInTwo(classes) ? (typed) => classChosenIn(classes, typed) : () => null;
}

function decided(decisions: readonly Decision[]): Pick<Reading, 'namesSet' | 'rightTimes'> {
  const of = (kind: Decision['kind']) => decisions.filter((one) => one.kind === kind);
  return {
    namesSet: new Map(of('set_name').map((one) => [one.registration, namesOf(one)])),
    rightTimes: of('right_time').map(({ registration }) => registration),
  };
}

/** A response with the time that counts (R5). */
interface TimedResponse extends KnownResponse {
  readonly submittedAt: number;
  readonly typedAt: number;
  readonly wasTimeDoubtful: boolean;
  readonly isTimeDoubtful: boolean;
  readonly plansKnownFrom: number;
}

function timedResponse(
  known: KnownResponse,
  plansKnownFrom: number,
  rightTimes: readonly string[],
): TimedResponse {
  const { response, seenAt } = firstVersion(known);
  const typedAt = response.submittedAt;
  const wasTimeDoubtful = isDoubtful(typedAt, seenAt, plansKnownFrom);
  const isTimeDoubtful = wasTimeDoubtful && !rightTimes.some((key) => key.startsWith(`${known.id}.`));
  const submittedAt = isTimeDoubtful ? seenAt : typedAt;
  const { id, row, place = null, versions } = known;
  return { id, row, place, versions, submittedAt, typedAt, wasTimeDoubtful, isTimeDoubtful, plansKnownFrom };
}

/** The delegates of one response while its versions are read. */
interface Life {
  kept: readonly Entry[];
  /** Named in an earlier version and not in the last. */
  former: Entry[];
  next: number;
  /** The last version read; null: none yet. */
  said: Response | null;
  /** Since when it says what it says. */
  saidAt: number;
}

const NONE: readonly never[] = [];

/** R0, by what each response first said: an edit does not move it. */
function byFirstSubmission(a: TimedResponse, b: TimedResponse): number {
  if (a.submittedAt !== b.submittedAt) return a.submittedAt - b.submittedAt;
  const order = compareTexts(firstVersion(a).response, firstVersion(b).response);
  if (order !== 0) return order;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function firstVersion({ id, versions }: KnownResponse): KnownResponse['versions'][number] {
  const first = versions[0];
  if (first === undefined) throw new Error(`Response ${id} is known by no version.`);
  return first;
}

function readVersion(
  version: KnownResponse['versions'][number],
  known: TimedResponse,
  life: Life,
  { roles, matchUnit, namesSet, isPlaceName, chosenClass }: Reading,
): Entry[] {
  const { response, seenAt } = version;
  const { submittedAt, typedAt, wasTimeDoubtful, isTimeDoubtful } = known;
  const earlier = life.said;
  const unitMatch = matchUnit(response.unitTyped);
  const saidAt =
    earlier === null
      ? submittedAt
      : Math.max(life.saidAt + 1, editedAt(version, earlier, known.plansKnownFrom));
  life.saidAt = saidAt;
  const rowNote = rowNoteOf(response.delegates);
  const facts = namedDelegates(response).map((named) =>
    factsOf(!mayBeSomebody(named.name) && isPlaceName(named.name) ? inDoubt(named, 'unit') : named, rowNote),
  );
  const isClassChanged =
    earlier !== null && chosenClass(earlier.classTyped) !== chosenClass(response.classTyped);
  const previous = earlier === null ? NONE : sameDelegates(facts, life, namesSet);
  return facts.map(({ said, name, nameDoubt, k1, k2 }, index) => {
    const { was, isBack } = previous[index] ?? NOBODY;
    const role = readRole(said, roles);
    const key = was?.key ?? `${known.id}.${life.next++}`;
    const isNew = was === null || isBack;
    const wasNamed = !isNew && was.nameDoubt === null;
    return {
      key,
      baseKey: key,
      isLeftOut: false,
      responseId: known.id,
      row: known.row,
      place: known.place ?? null,
      delegate: said.delegate,
      ofSeveral: facts.length > 1,
      submittedAt,
      typedAt,
      wasTimeDoubtful,
      isTimeDoubtful,
      typedName: said.fullName,
      name,
      nameDoubt,
      namedAt: nameDoubt !== null ? Number.POSITIVE_INFINITY : wasNamed ? was.namedAt : saidAt,
      saidFrom: isNew ? saidAt : was.saidFrom,
      nameSetAt: null,
      seenAt: was?.seenAt ?? seenAt,
      said,
      unitTyped: response.unitTyped,
      classTyped: response.classTyped,
      unitMatch,
      k1,
      k2,
      phones: readPhones(said.phoneText).valid,
      role,
      ...(isNew
        ? { roleSince: saidAt, unitSince: saidAt, past: NONE }
        : sinceWhen(was, { at: saidAt, role, unit: unitMatch.code }, isClassChanged)),
    };
  });
}

/** What the delegates of a row remark, once each. */
function rowNoteOf(delegates: readonly Delegate[]): string {
  const [first] = delegates;
  if (first === undefined || delegates.length === 1) return first?.note ?? '';
  return [...new Set(delegates.map(({ note }) => note))].filter((note) => note !== '').join('; ');
}

/** "Trần Đề" and "Hà Giang" are places and people. */
function mayBeSomebody(name: string): boolean {
  const end = name.indexOf(' ');
  const first = end < 0 ? name : name.slice(0, end);
  let may = FIRST_WORDS.get(first);
  if (may === undefined) {
    if (FIRST_WORDS.size >= FIRST_WORDS_MAX) FIRST_WORDS.clear();
    FIRST_WORDS.set(first, (may = isFamilyName(plainKey(first))));
  }
  return may;
}

/** A hundred family names begin nearly all names. */
const FIRST_WORDS = new Map<string, boolean>();
const FIRST_WORDS_MAX = 1_000;

interface Facts {
  readonly said: Delegate;
  readonly name: string;
  readonly nameDoubt: NameDoubt | null;
  readonly k1: string;
  readonly k2: string;
}

/**
 * R1: a post beside the name is the position where the row gives none. What the commune remarks is of the whole row,
 * whichever of its delegates the question stood behind.
 */
function factsOf({ said, name, position, doubt, k1, k2 }: NamedDelegate, rowNote: string): Facts {
  const isPosition = position !== '' && !/[\p{L}\p{N}]/u.test(said.position);
  const isNote = said.note === '' && rowNote !== '';
  // Most rows say all themselves.
  const filled =
    isPosition || isNote
      ? { ...said, ...(isPosition ? { position } : {}), ...(isNote ? { note: rowNote } : {}) }
      : said;
  return { said: filled, name, nameDoubt: doubt, k1, k2 };
}

/**
 * R8: a changed role is claimed at the new time. An edit that did not move the submission time on was made in the table
 * itself; only the sync that saw it can date it. (Always after what the row said before: clocks may be wrong.)
 */
function editedAt(
  { response, seenAt }: KnownResponse['versions'][number],
  earlier: Response,
  plansKnownFrom: number,
): number {
  const { submittedAt } = response;
  const isMoved = submittedAt > earlier.submittedAt && !isDoubtful(submittedAt, seenAt, plansKnownFrom);
  return isMoved ? submittedAt : seenAt;
}

/** A class that was changed is claimed anew, like a unit: else an edit could take somebody's seat there. */
function sinceWhen(
  was: Entry,
  now: Saying,
  isClassChanged: boolean,
): Pick<Entry, 'roleSince' | 'unitSince' | 'past'> {
  const sameRole = was.role === now.role;
  const sameUnit = was.unitMatch.code === now.unit && !isClassChanged;
  if (sameRole && sameUnit) return { roleSince: was.roleSince, unitSince: was.unitSince, past: was.past };
  const last = { at: Math.max(was.roleSince, was.unitSince), role: was.role, unit: was.unitMatch.code };
  return {
    roleSince: sameRole ? was.roleSince : now.at,
    unitSince: sameUnit ? was.unitSince : now.at,
    past: [...was.past, last],
  };
}

interface Recognised {
  readonly was: Entry | null;
  /** It was left out of the version before. */
  readonly isBack: boolean;
}

const NOBODY: Recognised = { was: null, isBack: false };

/**
 * R8: the registrations of an edited response go on: with the same name, else with one that differs in diacritics
 * only; a name that was left out by an edit and is put back is the same one as before. Anybody else is new.
 */
function sameDelegates(
  facts: readonly Facts[],
  life: Life,
  namesSet: ReadonlyMap<string, NamesSet>,
): Recognised[] {
  const unclaimed = [...life.kept];
  const isSet = ({ key }: Entry, { k1 }: Facts) =>
    namesSet.get(key)?.now.some(({ name }) => nameKeys(name).k1 === k1) === true;
  const previous = facts.map((fact) => take(unclaimed, (entry) => entry.k1 === fact.k1));
  for (const [index, fact] of facts.entries())
    previous[index] ??= take(unclaimed, (entry) => isSet(entry, fact));
  for (const [index, fact] of facts.entries()) {
    previous[index] ??= take(unclaimed, (entry) => entry.k2 === fact.k2);
  }
  const recognised = facts.map((fact, index) => {
    const was = previous[index];
    if (was !== undefined) return { was, isBack: false };
    const back = take(life.former, (entry) => entry.k1 === fact.k1);
    return back === undefined ? NOBODY : { was: back, isBack: true };
  });
  life.former.push(...unclaimed);
  return recognised;
}

function take<Item>(items: Item[], fits: (item: Item) => boolean): Item | undefined {
  const index = items.findIndex(fits);
  return index < 0 ? undefined : items.splice(index, 1)[0];
}
