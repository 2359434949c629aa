import { plainKey } from '../text/vietnamese.ts';

/** What staff say of a class in “Tình trạng lớp”. Only they can: a date that is over does not say that it was held (P12). */
export type ClassStanding = 'planned' | 'open' | 'held' | 'postponed' | 'cancelled';

export const CLASS_STANDING_WORDS: Readonly<Record<ClassStanding, string>> = {
  planned: 'Dự kiến',
  open: 'Mở đăng ký',
  held: 'Đã tổ chức',
  postponed: 'Hoãn',
  cancelled: 'Hủy',
};

/** Undefined: blank; null: something that is none of these words. */
export function classStandingOf(text: string): ClassStanding | null | undefined {
  const typed = plainKey(text).replace(/[^a-z]/g, '');
  if (text.trim() === '') return undefined;
  return (
    STANDINGS.find((standing) => plainKey(CLASS_STANDING_WORDS[standing]).replace(/[^a-z]/g, '') === typed) ??
    null
  );
}

const STANDINGS = [
  'planned',
  'open',
  'held',
  'postponed',
  'cancelled',
] as const satisfies readonly ClassStanding[];
