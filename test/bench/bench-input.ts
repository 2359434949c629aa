/** What the benchmarks of whole syncs read: tables of responses as large as asked for, and a plan for the whole country. */
import { stringify } from 'csv-stringify/sync';
import { Dice, fictionalName } from '../../sync-server/demo/sample-names.ts';
import { SAMPLE_HEADER, sampleResponses } from '../../sync-server/demo/sample-responses.ts';
import batch2 from '#shared/data/plan-batch-2.data.json' with { type: 'json' };
import { BATCH_2_PLAN, CAN_THO_UNITS } from '../fixtures/can-tho.ts';
import nationalUnits from '../fixtures/vn-communes-2025.data.json' with { type: 'json' };

const ROLES = batch2.quota.roles;
const CLASSES = 300;
const CAN_THO = '92';

/** The export of the demo: some 260 responses with every kind of trouble. */
export function sampleCsv(): string {
  return csvOf(sampleResponses(BATCH_2_PLAN, CAN_THO_UNITS));
}

/** The same, and one response more. */
export function sampleCsvAndOne(): string {
  const { label, units } = batch2.classes[0]!;
  const role = ROLES[2]!.label;
  const one = ['07/05/2026 16:20:00', units[1]!.typed, label, 'Trần Thị Bích Ngân', '', role, '0900123456'];
  return csvOf([...sampleResponses(BATCH_2_PLAN, CAN_THO_UNITS), [...one, '', '', '', '', '']]);
}

/** An export of the Form in which so many people register for batch 2, each in a response of their own, unit by unit. */
export function crowdCsv(people: number): string {
  const units = batch2.classes.flatMap(({ label, units: of }) =>
    of.map(({ typed }) => ({ typed, class: label })),
  );
  return exportOf(people, (index) => ({
    ...units[index % units.length]!,
    role: ROLES[Math.floor(index / units.length) % ROLES.length]!.label,
  }));
}

/** One for each seat that units of Cần Thơ have in the plan of the country. */
export function nationalCsv(): string {
  const units = nationalUnits
    .map((unit, place) => ({ ...unit, class: `Lớp ${codeOf(place % CLASSES)}` }))
    .filter(({ provinceCode }) => provinceCode === CAN_THO)
    .map((unit) => ({ typed: `${unit.type} ${unit.name}`, class: unit.class }));
  return exportOf(units.length * ROLES.length, (index) => ({
    ...units[index % units.length]!,
    role: ROLES[Math.floor(index / units.length)]!.label,
  }));
}

/** 3,321 units in 300 classes, three seats a unit. */
export function nationalPlan(): object {
  const classes = Array.from({ length: CLASSES }, (_, index) => codeOf(index));
  return {
    version: 2,
    id: 'ca-nuoc-2026',
    title: 'Tập huấn cả nước',
    from: '2026-05-12',
    to: '2026-07-31',
    roles: ROLES.map(({ key, label, shortLabel }) => ({ key, label, shortLabel })),
    parties: classes.map((code, index) => ({
      key: `lop-${code}`,
      label: `Đơn vị của Lớp ${code}`,
      of: 'unit',
      registry: 'xa-all@2025-07-01',
      members: nationalUnits.filter((_, place) => place % CLASSES === index).map((unit) => unit.code),
    })),
    occasions: classes.map((code, index) => ({
      key: code,
      label: `Lớp ${code}`,
      kind: 'class',
      days: [{ date: dayAfterFirst(index % 60), sessions: [{ name: 'sáng', start: '08:00' }] }],
      venue: `Hội trường ${code}`,
    })),
    duties: classes.flatMap((code) =>
      ROLES.map(({ key, label }) => ({
        key: `seat.${key}@${code}`,
        who: `lop-${code}`,
        spread: 'each',
        what: 'seat',
        role: key,
        label,
        amount: { kind: 'fixed', n: 1 },
        at: [code],
        due: 'chậm nhất trước ngày 08/5/2026',
      })),
    ),
  };
}

interface Registered {
  readonly typed: string;
  readonly class: string;
  readonly role: string;
}

const FIRST_MS = Date.UTC(2026, 4, 4, 7);
/** From the fourth of May to the day before the deadline. */
const OPEN_MS = 3 * 86_400_000;

function exportOf(people: number, registered: (index: number) => Registered): string {
  const dice = new Dice(people);
  const rows = Array.from({ length: people }, (_, index) => {
    const { typed, class: label, role } = registered(index);
    const at = stampOf(FIRST_MS + Math.floor((OPEN_MS * index) / people));
    const phone = `09${10_000_000 + index * 7}`;
    return [at, typed, label, fictionalName(dice), '', role, phone, '', '', '', '', ''];
  });
  return csvOf(rows);
}

function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(
    [SAMPLE_HEADER, ...rows].map((row) => [...row]),
    { bom: true },
  );
}

function stampOf(ms: number): string {
  const [day, time] = new Date(ms).toISOString().slice(0, 19).split('T');
  return `${day!.split('-').reverse().join('/')} ${time}`;
}

function dayAfterFirst(days: number): string {
  return new Date(Date.UTC(2026, 4, 12 + days)).toISOString().slice(0, 10);
}

function codeOf(index: number): string {
  return String(index + 1).padStart(3, '0');
}
