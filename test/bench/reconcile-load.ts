import type { Plan } from '#shared/plan/plan.ts';
import type { ReconcileInput } from '#shared/registrations/reconcile.ts';
import type { KnownResponse } from '#shared/responses/advance-history.ts';
import type { Unit, UnitMatch } from '#shared/units/unit.ts';
import nationalUnits from '../fixtures/vn-communes-2025.data.json' with { type: 'json' };

const CLASSES = 300;
const ROLES = ['lanh_dao_ubnd', 'lanh_dao_mttq', 'cong_chuc'] as const;
const LABELS = ['Lãnh đạo Ủy ban nhân dân', 'Lãnh đạo Ủy ban Mặt trận Tổ quốc', 'Công chức'] as const;
const FIRST_MS = Date.parse('2026-05-04T08:00:00+07:00');

/** A national plan: 3,321 units in 300 classes, and as many one-delegate responses as wanted, one in eight a repetition. */
export function nationalLoad(delegates: number): ReconcileInput {
  const units = nationalUnits as unknown as readonly Unit[];
  const plan: Plan = {
    title: 'Cả nước',
    batch: '1',
    issuer: '',
    registration: { url: null, deadlineText: '', deadline: '2026-05-07', graceDay: '2026-05-08' },
    roles: ROLES.map((key, index) => ({
      key,
      label: LABELS[index] as string,
      shortLabel: LABELS[index] as string,
    })),
    classes: Array.from({ length: CLASSES }, (_, index) => ({
      code: String(index + 1).padStart(3, '0'),
      label: `Lớp ${index + 1}`,
      date: '2026-05-12',
      weekdayStated: null,
      sessions: [],
      venue: '',
      host: null,
      statedText: null,
      statedUnits: null,
      units: units
        .filter((_, place) => place % CLASSES === index)
        .map((unit) => ({ code: unit.code, typed: unit.name, needsConfirmation: false })),
    })),
    topics: [],
    oddities: [],
  };
  const matches = new Map<string, UnitMatch>(
    units.map((unit) => [
      unit.code,
      { status: 'matched', code: unit.code, method: 'exact', suggestions: [] },
    ]),
  );
  const known: KnownResponse[] = [];
  for (let index = 0; index < delegates; index++) known.push(responseOf(index, units));
  return {
    plan,
    units,
    known,
    read: { rows: delegates, identicalRows: 0, rowProblems: [] },
    decisions: [],
    matchUnit: (typed) => matches.get(typed) as UnitMatch,
  };
}

function responseOf(index: number, units: readonly Unit[]): KnownResponse {
  // Every eighth row says again what the row before it in the same unit said.
  const person = index % 8 === 7 ? index - units.length * 8 : index;
  const shown = person < 0 ? index : person;
  const unit = units[shown % units.length] as Unit;
  const submittedAt = FIRST_MS + index * 100;
  return {
    id: `r${index}`,
    row: index + 1,
    versions: [
      {
        seenAt: FIRST_MS,
        response: {
          row: index + 1,
          sourceId: null,
          submittedAt,
          cellTexts: [String(index)],
          unitTyped: unit.code,
          classTyped: '',
          delegates: [
            {
              delegate: 1,
              fullName: `Nguyễn Văn ${syllable(shown)} ${syllable(shown >> 8)}`,
              position: '',
              phoneText: `09${String(10_000_000 + shown)}`,
              roleTyped: LABELS[Math.floor(shown / units.length) % 3] as string,
              roleTitle: '',
              note: '',
            },
          ],
        },
      },
    ],
  };
}

const ONSETS = ['b', 'ch', 'd', 'gi', 'h', 'kh', 'l', 'm', 'n', 'ph', 'qu', 'r', 's', 't', 'v', 'x'];
const RIMES = [
  'an',
  'inh',
  'ong',
  'uyên',
  'ung',
  'iết',
  'oàn',
  'ường',
  'âm',
  'ải',
  'ơn',
  'ập',
  'ế',
  'ình',
  'ào',
  'úc',
];

function syllable(number: number): string {
  return `${ONSETS[number & 15]}${RIMES[(number >> 4) & 15]}`;
}
