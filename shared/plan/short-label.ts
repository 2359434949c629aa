import { cleanText } from '../text/vietnamese.ts';

/**
 * A role's label for narrow columns, where the plan gives none: "Lãnh đạo Ủy ban nhân dân xã, phường" →
 * "Lãnh đạo UBND", "Công chức trực tiếp tham mưu, …" → "Công chức".
 */
export function shortLabelOf(label: string): string {
  const short = cleanText(label)
    .replace(/Ủy ban Mặt trận Tổ quốc(?: Việt Nam)?|Uỷ ban Mặt trận Tổ quốc(?: Việt Nam)?/giu, 'UBMTTQ')
    .replace(/Ủy ban nhân dân|Uỷ ban nhân dân/giu, 'UBND')
    .replace(/\s+(?:cấp xã|các xã, phường|xã, phường|phường, xã|xã)$/iu, '');
  if (short.length <= SHORT_CHARACTERS_MAX) return short;
  return short.split(' ').slice(0, 2).join(' ');
}

/** What fits a column of 20 characters; longer labels keep their first two words. */
const SHORT_CHARACTERS_MAX = 20;
