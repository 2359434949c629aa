/** The export of the Form as a `.csv`, in the shapes that offices have. */
import { stringify } from 'csv-stringify/sync';
import type { Dice } from './dice.ts';
import type { Delegate } from './fictional-people.ts';

/** One press of the button: a row of the export. */
export interface Answer {
  /** Minutes since the beginning of May 2026, Vietnamese time. */
  readonly minute: number;
  /** Stands in the time's place where it cannot be read. */
  readonly brokenTime?: string;
  readonly unit: string;
  readonly class: string;
  readonly delegates: readonly Delegate[];
  readonly note: string;
}

export interface FormShape {
  /** Delegates that fit into one answer. */
  readonly places: number;
  readonly clock: 'iso' | 'dayFirst' | 'forms';
  readonly titles: readonly string[];
}

export function formShape(dice: Dice): FormShape {
  const titles = dice.pick(TITLES);
  return {
    places: titles.filter((title) => title.includes('Họ và tên')).length,
    clock: dice.pick(['iso', 'dayFirst', 'forms'] as const),
    titles,
  };
}

export function exportOf(answers: readonly Answer[], { places, clock, titles }: FormShape): string {
  const rows = answers.map((answer) => [
    answer.brokenTime ?? timeText(answer.minute, clock),
    answer.unit,
    answer.class,
    ...Array.from({ length: places }, (_, place) => delegateCells(answer.delegates[place])).flat(),
    answer.note,
  ]);
  return stringify([titles, ...rows]);
}

/** A moment of May 2026 with its offset, as `--now` takes it. */
export function isoTime(minute: number): string {
  const { day, hour, past } = clockOf(minute);
  return `2026-05-${two(day)}T${two(hour)}:${two(past)}:00+07:00`;
}

const FIRST = ['Dấu thời gian', '1. Đơn vị (xã, phường)', '2. Lớp đăng ký'];

const TITLES: readonly (readonly string[])[] = [
  [...FIRST, '3. Họ và tên', '4. Chức vụ', '5. Thành phần tham dự', '6. Số điện thoại (Zalo)', 'Ghi chú'],
  [
    ...FIRST,
    '3. Họ và tên',
    '4. Chức vụ',
    '5. Thành phần tham dự',
    '6. Số điện thoại (Zalo)',
    ...numbered(2),
    'Ghi chú',
  ],
  [...FIRST, ...[1, 2, 3].flatMap(numbered), 'Ghi chú'],
];

function numbered(number: number): string[] {
  return ['Họ và tên', 'Chức vụ', 'Thành phần', 'Số điện thoại'].map(
    (title) => `${title} đại biểu ${number}`,
  );
}

function delegateCells(delegate: Delegate | undefined): string[] {
  return delegate === undefined
    ? ['', '', '', '']
    : [delegate.name, delegate.position, delegate.role, delegate.phone];
}

function timeText(minute: number, clock: FormShape['clock']): string {
  const { day, hour, past } = clockOf(minute);
  if (clock === 'iso') return isoTime(minute);
  if (clock === 'dayFirst') return `${two(day)}/05/2026 ${two(hour)}:${two(past)}:00`;
  return `2026/05/${two(day)} ${hour % 12 === 0 ? 12 : hour % 12}:${two(past)}:00 ${hour < 12 ? 'SA' : 'CH'} GMT+7`;
}

function clockOf(minute: number): { readonly day: number; readonly hour: number; readonly past: number } {
  return {
    day: Math.floor(minute / 1440) + 1,
    hour: Math.floor(minute / 60) % 24,
    past: minute % 60,
  };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
