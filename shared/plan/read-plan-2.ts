/** Reads a plan file of version 2: a plan, or everything that is wrong with it at once. */
import { plainKey } from '../text/vietnamese.ts';
import { checkDutyPlan } from './check-plan-2.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import type { DutyKind, DutyPlan, PartySet } from './duty-plan.ts';
import { type PlacedPlan, spanOf } from './placed-plan.ts';
import { type FileHead, type FilePart, PART_SCHEMAS } from './plan-file-2.ts';
import {
  dutyOf,
  occasionOf,
  type PartFindings,
  type PartProblem,
  partySetOf,
  type Placed,
  readHead,
  readParts,
  recordOf,
  roleOf,
  stayOf,
  withoutConsequences,
} from './plan-parts.ts';
import { withRests } from './rest-amount.ts';
import { saidOnce } from './said-once.ts';

export type DutyPlanRead =
  | { readonly plan: DutyPlan; readonly problems: readonly []; readonly warnings: readonly PartProblem[] }
  | {
      readonly plan: null;
      readonly problems: readonly PartProblem[];
      readonly warnings: readonly PartProblem[];
    };

/** Does a file mean to be of version 2? What is neither is read as version 1, whose reader says what is missing. */
export function isPlanFile2(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if ('version' in json && json.version !== null) return json.version === 2;
  return 'duties' in json || 'parties' in json;
}

export function readPlan2(json: unknown, surroundings: PlanSurroundings = {}): DutyPlanRead {
  const file = recordOf(json);
  if (file === null) {
    const problem = { path: '', value: json, expected: 'một kế hoạch, nội dung tệp nằm giữa hai dấu { và }' };
    return { plan: null, problems: [problem], warnings: [] };
  }
  const found: PartFindings = { problems: [], warnings: [] };
  const untold: PartProblem[] = [];
  const placed = placedParts(file, found, untold);
  const checked = checkDutyPlan(placed, surroundings);
  const problems = [
    ...found.problems,
    ...withoutConsequences([...untold, ...checked.problems], found.problems),
  ];
  const unread = saidOnce(found.warnings, ({ path, expected }) => `${path.split('.').at(-1)} ${expected}`);
  const warnings = [...unread, ...checked.warnings];
  if (problems.length > 0 || placed.head === null) return { plan: null, problems, warnings };
  return { plan: planOf(placed, placed.head), problems: [], warnings };
}

/** @param untold what the document alone can say, and the file does not. */
function placedParts(
  file: Readonly<Record<string, unknown>>,
  found: PartFindings,
  untold: PartProblem[],
): PlacedPlan {
  // The head may stand by itself under `plan`.
  const apart = recordOf(file['plan']);
  const headPath = apart === null ? '' : 'plan.';
  const head = readHead(apart ?? withoutLists(file), headPath, found);
  const parties = mapParts(readParts('parties', file['parties'], found), partySetOf);
  const setOf = (key: string) => parties.find(({ part }) => part.key === key)?.part ?? null;
  const files = readParts('duties', file['duties'], found);
  const isRead = (key: string) =>
    !parties.some(({ path, part }) => part.key === key && hasProblemIn(`${path}.members`, found.problems));
  for (const duty of files) {
    const { who } = duty.part;
    checkStatedTerms(duty, isRead(who) ? setOf(who) : null, untold);
  }
  const duties = mapParts(files, (part) => dutyOf(part, setOf(part.who)));
  return {
    head,
    headPath,
    contacts: readParts('contacts', file['contacts'], found),
    links: readParts('links', file['links'], found),
    sections: readParts('sections', file['sections'], found),
    roles: mapParts(readParts('roles', file['roles'], found), roleOf),
    parties,
    occasions: mapParts(readParts('occasions', file['occasions'], found), occasionOf),
    duties: withRests({ parties, duties }, files, untold),
    stated: readParts('stated', file['stated'], found),
    targets: readParts('targets', file['targets'], found),
    funds: readParts('funds', file['funds'], found),
  };
}

function hasProblemIn(path: string, problems: readonly PartProblem[]): boolean {
  return problems.some((problem) => problem.path.startsWith(path));
}

function withoutLists(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const others = new Set(['version', 'plan', ...Object.keys(PART_SCHEMAS)]);
  return Object.fromEntries(Object.entries(file).filter(([field]) => !others.has(field)));
}

/** What has no meaning where it is absent, because the document alone can say it (P5, P6). */
function checkStatedTerms(
  { path, part }: Placed<FilePart<'duties'>>,
  set: PartySet | null,
  problems: PartProblem[],
): void {
  const { spread = null, amount = null, what } = part;
  if (spread === null && set !== null && set.members?.length !== 1) {
    const expected =
      '"each" (mỗi bên trong nhóm phải làm một lần) hoặc "together" (cả nhóm cùng làm một lần); văn bản không nói thì phải hỏi (đang thiếu)';
    problems.push({ path: `${path}.spread`, value: null, expected });
  }
  if (amount === null && COUNTED.has(what)) {
    const expected =
      'số lượng, ví dụ {"kind": "fixed", "n": 1}; văn bản không nêu số thì ghi {"kind": "all"} cho cả nhóm, mục này sẽ là “Chưa xác định” (đang thiếu)';
    problems.push({ path: `${path}.amount`, value: null, expected });
  }
}

/** Of the other kinds a party owes one: a report, a list, a document, a hall, a level. */
const COUNTED: ReadonlySet<DutyKind> = new Set<DutyKind>(['seat', 'class', 'person', 'money']);

function mapParts<From, To>(parts: readonly Placed<From>[], read: (part: From) => To): readonly Placed<To>[] {
  return parts.map(({ path, part }) => ({ path, part: read(part) }));
}

function planOf(placed: PlacedPlan, head: FileHead): DutyPlan {
  const { title } = head;
  const invitation = head.replacesInvitation ?? null;
  return {
    id: head.id ?? slugOf(head.shortTitle ?? title),
    title,
    shortTitle: head.shortTitle ?? title,
    number: head.number ?? null,
    ...spanOf(head),
    issuer: head.issuer ?? '',
    registryAsOf: head.registryAsOf ?? null,
    replacesInvitation: invitation === true ? 'Thư mời' : invitation === false ? null : invitation,
    contacts: placed.contacts.map(({ part }) => ({
      for: part.for ?? '',
      name: part.name ?? null,
      post: part.post ?? null,
      phone: part.phone ?? null,
    })),
    links: placed.links.map(({ part }) => ({ label: part.label ?? part.url, url: part.url })),
    topics: head.topics ?? [],
    presenters: head.presenters ?? [],
    purposes: head.purposes ?? [],
    fundingText: head.fundingText ?? null,
    basis: head.basis ?? [],
    recipients: head.recipients ?? [],
    sections: placed.sections.map(({ part }) => ({ key: part.key, label: part.label ?? part.key })),
    roles: placed.roles.map(({ part }) => part),
    parties: placed.parties.map(({ part }) => part),
    occasions: placed.occasions.map(({ part }) => part),
    duties: placed.duties.map(({ part }) => part),
    stated: placed.stated.map(({ part }) => ({
      label: part.label ?? '',
      of: part.of,
      n: part.n,
      percentOf: part.percentOf ?? null,
    })),
    targets: placed.targets.map(({ part }) => ({
      level: part.level,
      total: part.total,
      by: part.by ?? [],
      countsStriving: part.countsStriving ?? null,
    })),
    funds: placed.funds.map(({ part }) => ({
      key: part.key,
      group: part.group ?? '',
      label: part.label ?? part.key,
    })),
    stay: stayOf(head.stay),
    oddities: head.oddities ?? [],
  };
}

function slugOf(title: string): string {
  return plainKey(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, SLUG_MAX);
}

const SLUG_MAX = 60;
