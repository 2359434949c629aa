/** Small nasty plans of all nine kinds of duty, and facts about them: what the laws and the oracle are tried on. */
import * as fc from 'fast-check';
import { expandPlan } from '#shared/obligations/expand.ts';
import type { Fact, FactSays } from '#shared/obligations/fact.ts';
import { DUTY_KINDS, type DutyPlan } from '#shared/plan/duty-plan.ts';
import { smallPlan } from '../plan/small-plan.ts';

/** What the words come to, so that the oracle need not read Vietnamese. */
export const DUE_WORDS = {
  'chậm nhất ngày 20/5/2026': '2026-05-20',
  'trước ngày 01/4/2026': '2026-03-31',
  'Quý II': '2026-06-30',
  'khi có yêu cầu': 'never',
  'khi nào tiện': 'unclear',
  '05 ngày sau khi xong': 'unclear',
  'hằng tháng': 'month-end',
  'ngày 20 hằng tháng': 'month-20',
} as const;

/** The same codes in two registries: before and after 1 July 2025 they are other communes (P24). */
const CODES = ['31120', '31135', '31147'] as const;

const SETS = [
  { key: 'xa-cu', of: 'unit', registry: 'xa-92@2024-05-24', members: CODES },
  { key: 'xa-moi', of: 'unit', registry: 'xa-92@2025-07-01', members: CODES },
  { key: 'xa-dem', of: 'unit', registry: 'xa-92@2025-07-01', count: 3 },
  { key: 'so', of: 'agency', members: ['Sở Mẫu Một', 'Sở Mẫu Hai'] },
  { key: 'mot', of: 'agency', members: ['Văn phòng Mẫu'] },
  { key: 'mo', of: 'group' },
  { key: 'nguoi', of: 'group', size: { n: 12_345 } },
] as const;

const OCCASIONS = [
  { key: '01', kind: 'class', dates: ['2026-05-12'], host: '31120' },
  { key: '02', kind: 'conference', dates: ['2026-05-20', '2026-05-19'], host: '31135' },
  { key: '03', kind: 'point' },
];

const amount = fc.oneof(
  fc.record({ kind: fc.constant('fixed'), n: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('declared'), min: fc.integer({ min: 0, max: 2 }) }),
  fc.constant({ kind: 'all' }),
  fc.constant({ kind: 'optional' }),
  fc.record({
    kind: fc.constant('share'),
    percent: fc.constantFrom(10, 12.5, 0.01),
    of: fc.constantFrom('nguoi', 'mo'),
  }),
);

const periods = fc.subarray(['2026-03', '2026-Q1', '2026-04', '2026-H1', '2026', '2026-W20', '2026-05-12'], {
  minLength: 1,
});
const places = fc.subarray(['01', '02', '03'], { minLength: 1 });
const when = fc.oneof(
  fc.constant({}),
  fc.record({ periods }),
  fc.record({ every: fc.constantFrom('week', 'month', 'quarter', 'half', 'year') }),
  fc.record({ at: places, dueDaysBefore: fc.option(fc.integer({ min: -5, max: 5 })) }),
  fc.record({ at: places, periods }),
  fc.constant({ at: 'host', dueDaysBefore: 1 }),
);

const duty = fc
  .record({
    who: fc.constantFrom(...SETS.map(({ key }) => key)),
    what: fc.constantFrom(...DUTY_KINDS),
    spread: fc.constantFrom('each', 'together'),
    amount,
    when,
    due: fc.option(fc.constantFrom(...Object.keys(DUE_WORDS))),
    nilAllowed: fc.boolean(),
  })
  .map(({ when: slots, ...given }) => {
    const isHosted = 'at' in slots && slots.at === 'host';
    const terms = { ...given, ...slots };
    if (isHosted) return { ...terms, who: 'xa-moi', spread: 'each' };
    return given.what === 'seat' && !('at' in slots) ? { ...terms, at: ['01'] } : terms;
  });

export const randomPlan: fc.Arbitrary<DutyPlan> = fc
  .record({
    duties: fc.array(duty, { minLength: 1, maxLength: 7 }),
    issued: fc.option(fc.constantFrom('2026-03-15', '2026-04-14', '2026-05-01')),
    reporting: fc.constantFrom({}, { sendWithin: 3 }, { closesOn: 14 }, { closesOn: 31, sendWithin: 2 }),
  })
  .map(({ duties, ...head }) =>
    smallPlan({
      ...head,
      from: '2026-02-27',
      to: '2026-06-10',
      parties: SETS,
      occasions: OCCASIONS,
      duties: duties.map((one, index) => ({ key: `d${index}`, ...one })),
    }),
  );

const says: fc.Arbitrary<FactSays> = fc.oneof(
  fc.record({ kind: fc.constant('more' as const), n: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('total' as const), n: fc.integer({ min: 0, max: 4 }) }),
  fc.constantFrom({ kind: 'nil' as const }, { kind: 'exempt' as const }, { kind: 'withdrawn' as const }),
);

const FIRST_MS = Date.parse('2026-02-20T00:00:00+07:00');
const HOURS = 24 * 120;

export const randomDay = fc.integer({ min: 0, max: 119 }).map((days) => dayAfterFirst(days));

function dayAfterFirst(days: number): string {
  return new Date(FIRST_MS + (days + 1) * 86_400_000).toISOString().slice(0, 10);
}

/** A row that staff filled in or put right, and what it says: of one obligation, or of several at once (P10). */
const recording = fc.record({
  source: fc.constantFrom('dòng 1', 'dòng 2', 'dòng 3', 'dòng 4'),
  hour: fc.integer({ min: 0, max: HOURS }),
  on: fc.option(randomDay),
  about: fc.uniqueArray(fc.record({ target: fc.nat(40), says }), {
    minLength: 1,
    maxLength: 2,
    selector: ({ target }) => target,
  }),
});

export interface World {
  readonly plan: DutyPlan;
  readonly facts: readonly Fact[];
}

/** @param isApart no two recordings in one instant: only then is there one answer that the rules give. */
export function randomWorld(isApart: boolean): fc.Arbitrary<World> {
  const recordings = isApart
    ? fc.uniqueArray(recording, { maxLength: 12, selector: ({ hour }) => hour })
    : fc.array(
        recording.map((one) => ({ ...one, hour: one.hour - (one.hour % 400) })),
        { maxLength: 12 },
      );
  return fc.tuple(randomPlan, recordings).map(([plan, rows]) => {
    const targets = targetsIn(plan);
    const facts = rows.flatMap(({ source, hour, on, about }) =>
      about.map(({ target, says: said }): Fact => {
        const place = targets[target % targets.length] ?? STRAY;
        return { source, ...place, says: said, on, recordedAt: FIRST_MS + hour * 3_600_000 };
      }),
    );
    return { plan, facts: isApart ? facts.filter(isFirstOfItsPlace) : facts };
  });
}

type Target = Pick<Fact, 'duty' | 'party' | 'slot'>;

const STRAY: Target = { duty: 'd99', party: '31120', slot: '' };

/** A few of every plan, so that several facts meet; and places where nothing is owed. */
function targetsIn(plan: DutyPlan): readonly Target[] {
  const { obligations, unknown } = expandPlan(plan);
  const few = obligations
    .filter((_, index) => index % Math.ceil(obligations.length / 8) === 0)
    .map(({ duty: { key }, party, slot }) => ({ duty: key, party, slot }));
  return [...few, ...unknown.map(({ key, who }) => ({ duty: key, party: who, slot: '' })), STRAY];
}

function isFirstOfItsPlace(fact: Fact, index: number, all: readonly Fact[]): boolean {
  const same = (other: Fact) =>
    other.recordedAt === fact.recordedAt &&
    other.duty === fact.duty &&
    other.party === fact.party &&
    other.slot === fact.slot;
  return all.findIndex(same) === index;
}
