/** Reads a plan file of version 2: a plan, or everything that is wrong with it at once. */
import { plainKey } from '../text/vietnamese.ts';
import { checkDutyPlan, type PlacedPlan, type PlanSurroundings } from './check-plan-2.ts';
import type { DutyPlan } from './duty-plan.ts';
import type { FileHead } from './plan-file-2.ts';
import {
  dutyOf,
  occasionOf,
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
  if ('version' in json) return json.version === 2;
  return 'duties' in json || 'parties' in json;
}

export function readPlan2(json: unknown, surroundings: PlanSurroundings = {}): DutyPlanRead {
  const problems: PartProblem[] = [];
  const file = recordOf(json);
  if (file === null) {
    return {
      plan: null,
      problems: [{ path: '', value: json, expected: 'một tệp kế hoạch { … }' }],
      warnings: [],
    };
  }
  // The head may stand by itself under `plan`.
  const head = readHead({ ...file, ...recordOf(file['plan']) }, problems);
  const placed = placedParts(file, head, problems);
  const checked = checkDutyPlan(placed, surroundings);
  const all = [...problems, ...withoutConsequences(checked.problems, problems)];
  if (all.length > 0 || head === null) return { plan: null, problems: all, warnings: checked.warnings };
  return { plan: planOf(placed), problems: [], warnings: checked.warnings };
}

function placedParts(
  file: Readonly<Record<string, unknown>>,
  head: FileHead | null,
  problems: PartProblem[],
): PlacedPlan {
  const parties = mapParts(readParts('parties', file['parties'], problems), partySetOf);
  const setOf = (key: string) => parties.find(({ part }) => part.key === key)?.part ?? null;
  const files = readParts('duties', file['duties'], problems);
  for (const { path, part } of files) {
    const set = setOf(part.who);
    if (part.spread !== undefined && part.spread !== null) continue;
    if (set === null || set.members?.length === 1) continue;
    const expected =
      '"each" (mỗi bên trong nhóm phải làm một lần) hoặc "together" (cả nhóm cùng làm một lần); văn bản không nói thì phải hỏi (đang thiếu)';
    problems.push({ path: `${path}.spread`, value: null, expected });
  }
  return {
    head,
    contacts: readParts('contacts', file['contacts'], problems),
    links: readParts('links', file['links'], problems),
    sections: readParts('sections', file['sections'], problems),
    roles: mapParts(readParts('roles', file['roles'], problems), roleOf),
    parties,
    occasions: mapParts(readParts('occasions', file['occasions'], problems), occasionOf),
    duties: mapParts(files, (part) => dutyOf(part, setOf(part.who))),
    stated: readParts('stated', file['stated'], problems),
    targets: readParts('targets', file['targets'], problems),
    funds: readParts('funds', file['funds'], problems),
  };
}

function mapParts<From, To>(parts: readonly Placed<From>[], read: (part: From) => To): readonly Placed<To>[] {
  return parts.map(({ path, part }) => ({ path, part: read(part) }));
}

function planOf(placed: PlacedPlan): DutyPlan {
  const head = placed.head ?? { title: '' };
  const { title } = head;
  const invitation = head.replacesInvitation ?? null;
  return {
    id: head.id ?? slugOf(head.shortTitle ?? title),
    title,
    shortTitle: head.shortTitle ?? title,
    number: head.number ?? null,
    issued: head.issued ?? null,
    from: head.from ?? null,
    to: head.to ?? null,
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
    reporting: {
      closesOn: head.reporting?.closesOn ?? null,
      sendWithin: head.reporting?.sendWithin ?? null,
    },
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
