/** What is to be looked at of a class, against what the document says of its group (P53). Warnings: nothing is refused. */
import type { ClassTerms } from '../plan/duty-plan.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import { type DaySpan, isHeld, type SeriesClass } from './series-class.ts';

export interface ClassLimits {
  /** How far the number of learners may be from the document's, 0…1. */
  readonly tolerance: number;
}

const NO_TERMS: ClassTerms = { learners: null, maxDays: null, fieldDays: null };

export function classWarnings(one: SeriesClass, { tolerance }: ClassLimits): readonly string[] {
  const terms = one.duty === null ? NO_TERMS : (one.duty.class ?? NO_TERMS);
  return [
    ...studyWarnings(one, terms),
    ...fieldWarnings(one, terms),
    ...learnersWarnings(one, terms, tolerance),
  ];
}

function studyWarnings({ study, field, duty }: SeriesClass, { maxDays }: ClassTerms): readonly string[] {
  if (study === null || duty === null) return [];
  const days = studyDays(study, field);
  if (maxDays === null) return [`Học ${days} ngày; văn bản không nêu giới hạn số ngày của nhóm này.`];
  return days > maxDays
    ? [`Cần kiểm tra: học ${days} ngày, văn bản giới hạn ${maxDays} ngày (không tính ngày đi thực tế).`]
    : [];
}

function fieldWarnings({ field }: SeriesClass, { fieldDays }: ClassTerms): readonly string[] {
  if (field === null || fieldDays === null) return [];
  const days = length(field);
  return days > fieldDays
    ? [`Cần kiểm tra: đi thực tế ${days} ngày, văn bản giới hạn ${fieldDays} ngày.`]
    : [];
}

function learnersWarnings(one: SeriesClass, { learners }: ClassTerms, tolerance: number): readonly string[] {
  const { present, capacity } = one;
  const warnings: string[] = [];
  if (present !== null && capacity !== null && present > capacity)
    warnings.push(`Cần kiểm tra: ${present} người có mặt, sức chứa ${capacity}.`);
  if (learners === null || present === null || !isHeld(one)) return warnings;
  const [low, high] = learnersRange(learners, tolerance);
  if (present < low || present > high)
    warnings.push(`Cần kiểm tra: ${present} người có mặt, văn bản khoảng ${learners} (${low}–${high}).`);
  return warnings;
}

/** “Khoảng 50” ± 20 %: 40 to 60. */
export function learnersRange(learners: number, tolerance: number): readonly [number, number] {
  // A share of two digits times a number of people is rarely exact in binary.
  const off = Math.round(learners * tolerance * 1_000) / 1_000;
  return [Math.ceil(learners - off), Math.floor(learners + off)];
}

/** Days of study; those in the field are not counted. */
export function studyDays(study: DaySpan, field: DaySpan | null): number {
  let days = 0;
  for (let day = study.from; day <= study.to; day = addDays(day, 1))
    if (field === null || day < field.from || day > field.to) days += 1;
  return days;
}

function length({ from, to }: DaySpan): number {
  return daysBetween(from, to) + 1;
}
