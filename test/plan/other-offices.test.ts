/**
 * Plans of other offices, written with the facts that their documents publish (and invented ones where they publish none):
 * each is understood with the right counts, or refused with what is missing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countObligations } from '#shared/obligations/count-obligations.ts';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { DutyPlan } from '#shared/plan/duty-plan.ts';
import { readPlan2 } from '#shared/plan/read-plan-2.ts';

const FOLDER = join(import.meta.dirname, 'other-offices');

type PlanJson = Readonly<Record<string, unknown>> & {
  readonly duties: readonly Readonly<Record<string, unknown>>[];
};

function json(name: string): PlanJson {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.plan.json`), 'utf8')) as PlanJson;
}

function planOf(name: string): DutyPlan {
  const { plan, problems } = readPlan2(json(name));
  if (plan === null) throw new Error(JSON.stringify(problems));
  return plan;
}

/** Only what is not nothing. */
function counted(plan: DutyPlan) {
  const { obligations, amounts, unknown } = countObligations(expandPlan(plan));
  const some = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
  return { obligations: some(obligations), amounts: some(amounts), unknown: some(unknown) };
}

const EXPECTED = {
  'e01-khanh-hoa': [
    { class: 2, person: 2, money: 1 },
    { class: 107, person: 10_230, money: 2_400 },
    { person: 2 },
  ],
  'e02-tra-vinh': [{ class: 10 }, { class: 20 }, {}],
  'e03-hoa-binh': [{ class: 1 }, { class: 2 }, { seat: 1 }],
  'e04-thanh-hoa': [{ level: 259, money: 3 }, { level: 259, money: 7_507_440 }, {}],
  'e05-ban-chi-dao': [{ document: 2, report: 10 }, { document: 2, report: 10 }, { report: 1 }],
  'e06-bau-cu': [{ document: 1, list: 225, report: 225 }, { document: 1, list: 225, report: 225 }, {}],
  'e07-son-duong': [{}, {}, { seat: 1 }],
  'e08-dai-bieu-hdnd': [{ class: 2, ready: 63 }, { class: 6, ready: 63 }, { seat: 2 }],
  'e09-thanh-hoa-166': [{ ready: 166 }, { ready: 166 }, { seat: 1 }],
  'e11-che-do-bao-cao': [{ report: 228 }, { report: 228 }, {}],
  'e12-bang-nhiem-vu': [{ document: 3, level: 3 }, { document: 3, level: 135 }, {}],
} as const;

it('every file is tried', () =>
  expect(readdirSync(FOLDER).sort()).toEqual(
    [...Object.keys(EXPECTED), 'e10-tuyen-quang'].map((name) => `${name}.plan.json`).sort(),
  ));

it.each(Object.entries(EXPECTED))('%s', (name, [obligations, amounts, unknown]) =>
  expect(counted(planOf(name))).toEqual({ obligations, amounts, unknown }),
);

describe('what is not stated is asked', () => {
  it('classes without a number, and a group of which nobody says whether each or together (E10)', () => {
    expect(
      readPlan2(json('e10-tuyen-quang')).problems.map(({ path, expected }) => `${path}: ${expected}`),
    ).toEqual([
      expect.stringMatching(/^duties\[0\]\.amount: số lượng/),
      expect.stringMatching(/^duties\[1\]\.spread: "each".*thì phải hỏi/),
      expect.stringMatching(/^duties\[1\]\.amount: số lượng/),
    ]);
  });

  it('and said to be unknown, they are counted apart (P5)', () => {
    const file = json('e10-tuyen-quang');
    const duties = file.duties.map((duty) => ({ ...duty, spread: 'together', amount: { kind: 'all' } }));
    const { plan } = readPlan2({ ...file, duties });
    expect(plan === null ? null : counted(plan)).toEqual({
      obligations: {},
      amounts: {},
      unknown: { class: 2 },
    });
  });

  it.each([
    ['e03-hoa-binh', ['occasions[0].days', 'occasions[1].days']],
    ['e08-dai-bieu-hdnd', ['occasions[0].days', 'occasions[1].days', 'occasions[2].days']],
    ['e01-khanh-hoa', []],
    ['e04-thanh-hoa', []],
    ['e06-bau-cu', []],
    ['e11-che-do-bao-cao', []],
  ])('%s: %j', (name, paths) =>
    expect(readPlan2(json(name)).warnings.map(({ path }) => path)).toEqual(paths),
  );
});

describe('what these plans say in a way of their own', () => {
  it('a source named only as what remains is computed and marked (E4)', () => {
    const rest = planOf('e04-thanh-hoa').duties.find(({ key }) => key === 'von-khac');
    expect(rest).toMatchObject({
      amount: { n: 1_512_589 },
      note: expect.stringContaining('Văn bản không nêu số này'),
    });
  });

  it('issued in July, a plan owes nothing for the months before (E5)', () => {
    const slots = expandPlan(planOf('e05-ban-chi-dao')).obligations.map(({ slot }) => slot);
    expect(slots).toEqual([
      '',
      '',
      ...['07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}`),
      '2025-Q3',
      '2025-Q4',
      '2025-H2',
      '2025',
    ]);
  });

  it('days before and after an election (E6)', () => {
    const dues = new Set(
      expandPlan(planOf('e06-bau-cu')).obligations.map(({ duty, due }) => `${duty.key} ${due}`),
    );
    expect([...dues]).toEqual(['1 2021-02-07', '2 2021-04-13', '3 2021-05-26']);
  });

  it('and a table whose two columns contradict each other is told (E6)', () => {
    const file = json('e06-bau-cu');
    const duties = file.duties.map((duty) => (duty['key'] === '1' ? { ...duty, due: '08/02/2021' } : duty));
    expect(readPlan2({ ...file, duties }).warnings).toEqual([
      {
        path: 'duties[0].due',
        value: '08/02/2021',
        expected: expect.stringMatching(/08\/02\/2021.*07\/02\/2021/),
      },
    ]);
  });

  it('an estimate may be a range, and is no quota (E8, P86)', () =>
    expect(planOf('e08-dai-bieu-hdnd').occasions[0]?.expected).toEqual({ min: 3_800, max: 4_000 }));

  it('data is closed on the 14th (E11)', () => {
    const due = Object.groupBy(expandPlan(planOf('e11-che-do-bao-cao')).obligations, ({ slot }) => slot);
    const dues = ['2026-01', '2026-Q1', '2026-H1', '2026-H2', '2026'].map((slot) => due[slot]?.[0]?.due);
    expect(dues).toEqual(['2026-01-14', '2026-03-14', '2026-06-14', '2026-12-14', '2026-12-14']);
  });

  it('running numbers are keys; where they begin anew in each group the file is refused (E12)', () => {
    const file = json('e12-bang-nhiem-vu');
    const duties = file.duties.map((duty) => (duty['key'] === '3' ? { ...duty, key: '1' } : duty));
    expect(readPlan2({ ...file, duties }).problems.map(({ path }) => path)).toEqual(['duties[2].key']);
  });
});
