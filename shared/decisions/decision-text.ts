import type { DecisionKind } from '../registrations/registration.ts';
import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';
import { DECISION_WORDS } from '../registrations/registration-words.ts';

export type OfferedDecision = Exclude<DecisionKind, 'set_unit' | 'set_role'>;

/**
 * The decision that a text in `Quyết định` or `Xử lý` means; null where it is none of the known words. Case does not
 * count. Diacritics may be left out altogether, but not be others: "Thấy" is not "Thay".
 */
export function readDecisionText(text: string): OfferedDecision | null {
  const words = cleanText(text)
    .replace(/[.!,;:]+$/u, '')
    .replace(/[-–/]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const byTone = BY_TONE.get(toneKey(words));
  if (byTone !== undefined) return byTone;
  const isPlain = words.toLowerCase() === plainKey(words);
  return isPlain ? (BY_PLAIN.get(plainKey(words)) ?? null) : null;
}

/**
 * All decisions in one cell: one, or one that settles a suspicion together with one on the person ("Khác người + Duyệt"),
 * because the second could not be made while the first is open. Null where any part is not understood.
 */
export function readDecisionsText(text: string): readonly OfferedDecision[] | null {
  const whole = readDecisionText(text);
  if (whole !== null) return [whole];
  const parts = text
    .split(/[+;,\n]/u)
    .filter((part) => cleanText(part) !== '')
    .map(readDecisionText);
  const kinds = parts.filter((kind) => kind !== null);
  const settling = kinds.filter(settlesSuspicion).length;
  const isPair = parts.length === 2 && kinds.length === 2 && settling === 1;
  return isPair ? kinds : null;
}

/** Whether two rows are one person, rather than what becomes of the person. The two may stand side by side. */
export function settlesSuspicion(kind: string): boolean {
  return kind === 'same_person' || kind === 'different_person';
}

/** Offered beside the single decisions. */
export const DIFFERENT_AND_APPROVED = `${DECISION_WORDS.different_person} + ${DECISION_WORDS.approve}`;

/** What staff are offered, and other words they may use for the same. */
const SYNONYMS: Readonly<Record<OfferedDecision, readonly string[]>> = {
  approve: [
    DECISION_WORDS.approve,
    'Đồng ý',
    'Chấp nhận',
    'Chấp thuận',
    'Phê duyệt',
    'Đã duyệt',
    'Duyệt bổ sung',
  ],
  reject: [
    DECISION_WORDS.reject,
    'Từ chối',
    'Không duyệt',
    'Không đồng ý',
    'Không chấp thuận',
    'Không phê duyệt',
  ],
  replace: [DECISION_WORDS.replace, 'Thay', 'Thay người', 'Thay thế đại biểu'],
  same_person: [
    DECISION_WORDS.same_person,
    'Cùng người',
    'Một người',
    'Trùng',
    'Trùng người',
    'Gộp',
    'Gộp hai dòng',
    'Gộp 2 dòng',
  ],
  different_person: [
    DECISION_WORDS.different_person,
    'Hai người',
    'Hai người khác nhau',
    'Người khác',
    'Không trùng',
    'Giữ cả hai',
    'Giữ cả 2',
  ],
  withdraw: [
    DECISION_WORDS.withdraw,
    'Rút tên',
    'Rút đăng ký',
    'Hủy',
    'Hủy đăng ký',
    'Đã rút',
    'Không tham dự',
  ],
};

const ALL = Object.entries(SYNONYMS).flatMap(([kind, words]) =>
  words.map((word) => [word, kind as OfferedDecision] as const),
);
const BY_TONE = new Map(ALL.map(([word, kind]) => [toneKey(word), kind]));
const BY_PLAIN = new Map(ALL.map(([word, kind]) => [plainKey(word), kind]));
