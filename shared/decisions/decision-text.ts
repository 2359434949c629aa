import type { DecisionKind } from '../registrations/registration.ts';
import { isWithoutSomeMarks } from '../text/lost-marks.ts';
import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';
import { DECISION_WORDS } from '../registrations/registration-words.ts';

export type OfferedDecision = Exclude<DecisionKind, 'set_unit' | 'set_class' | 'set_name' | 'set_role'>;

/**
 * The decision that a text in `Quyết định` or `Xử lý` means; null where it is none of the known words. Case, spaces,
 * signs around the words and politeness behind them do not count. Diacritics may be left out, all or some, but not be
 * others: "Thấy" is not "Thay".
 */
export function readDecisionText(text: string): OfferedDecision | null {
  const words = wordsOf(text);
  const known = BY_TONE.get(toneKey(words));
  if (known !== undefined) return known;
  const meant = new Set(
    ALL.filter(([word]) => plainKey(word) === plainKey(words) && isWithoutSomeMarks(words, word)).map(
      ([, kind]) => kind,
    ),
  );
  const [only] = meant;
  return meant.size === 1 && only !== undefined ? only : null;
}

/**
 * All decisions in one cell: one, or several that answer different questions ("Khác người + Duyệt"), because the second
 * could not be made while the first is open. Null where any part is not understood, or two answer the same question.
 */
export function readDecisionsText(text: string): readonly OfferedDecision[] | null {
  const whole = readDecisionText(text);
  if (whole !== null) return [whole];
  const parts = text
    .normalize('NFKC')
    .split(BETWEEN_DECISIONS)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const kinds = parts.map(readDecisionText).filter((kind) => kind !== null);
  const questions = new Set(kinds.map(questionOf));
  return parts.length > 1 && kinds.length === parts.length && questions.size === kinds.length ? kinds : null;
}

const BETWEEN_DECISIONS = /[+;,&|/\n]|\s[-–—]+\s|\s+(?:và|va|rồi|roi|đồng thời|dong thoi)\s+/iu;

/** What a decision answers. One cell holds one answer to each question. */
export function questionOf(kind: DecisionKind): 'identity' | 'time' | 'look' | 'fate' {
  if (settlesSuspicion(kind)) return 'identity';
  if (kind === 'right_time') return 'time';
  return kind === 'look_again' ? 'look' : 'fate';
}

/** Whether two rows are one person, rather than what becomes of the person. The two may stand side by side. */
export function settlesSuspicion(kind: string): boolean {
  return kind === 'same_person' || kind === 'different_person';
}

/** The answers in the order in which R7 applies them, as the dropdown writes them. */
export function decisionWords(kinds: readonly OfferedDecision[]): string {
  const rank = (kind: OfferedDecision) => QUESTIONS.indexOf(questionOf(kind));
  return [...kinds]
    .sort((a, b) => rank(a) - rank(b))
    .map((kind) => DECISION_WORDS[kind])
    .join(' + ');
}

const QUESTIONS: readonly ReturnType<typeof questionOf>[] = ['time', 'identity', 'fate', 'look'];

/** Offered beside the single decisions: whoever was suspected may have to be approved, or stand in for somebody, too. */
export const OFFERED_TOGETHER: readonly string[] = (
  [
    ['same_person', 'approve'],
    ['same_person', 'replace'],
    ['different_person', 'approve'],
    ['different_person', 'replace'],
  ] as const
).map(decisionWords);

/** Without signs and brackets – but for “?”, which asks – and what politeness adds behind. */
function wordsOf(text: string): string {
  return cleanText(text.normalize('NFKC'))
    .replace(/[^\p{L}\p{N}\p{M}\s?]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(POLITE, '');
}

const POLITE = /(?:\s+(?:nhé|nhe|nha|ạ|đi|luôn|luon|rồi|roi))+$/iu;

/** What staff are offered, and other words that mean the same for certain. */
const SYNONYMS: Readonly<Record<OfferedDecision, readonly string[]>> = {
  approve: [
    DECISION_WORDS.approve,
    'Đồng ý',
    'Chấp nhận',
    'Chấp thuận',
    'Phê duyệt',
    'Đã duyệt',
    'Cho duyệt',
    'Được duyệt',
    'Đã phê duyệt',
    'Đã đồng ý',
    'Nhất trí',
    'Duyệt bổ sung',
    'Duyệt cho dự',
    'Duyệt tham dự',
    'Đồng ý cho dự',
    'Đồng ý cho tham dự',
    'Cho tham dự',
    'Cho dự',
  ],
  reject: [
    DECISION_WORDS.reject,
    'Từ chối',
    'Không duyệt',
    'Không đồng ý',
    'Không chấp thuận',
    'Không phê duyệt',
    'Không nhận',
    'Không cho dự',
    'Không cho tham dự',
    'Không nhất trí',
    'Đã từ chối',
  ],
  replace: [
    DECISION_WORDS.replace,
    'Thay',
    'Thay người',
    'Thay thế đại biểu',
    'Thay thế người',
    'Thay thế người cũ',
    'Thay người cũ',
    'Thay đại biểu',
    'Cho thay',
    'Cho thay thế',
    'Đồng ý thay',
    'Đồng ý thay thế',
    'Duyệt thay thế',
  ],
  same_person: [
    DECISION_WORDS.same_person,
    'Cùng người',
    'Một người',
    'Là một người',
    'Là cùng một người',
    'Cùng 1 người',
    '1 người',
    'Là 1 người',
    'Cùng là một người',
    'Chỉ là một người',
    'Trùng',
    'Trùng người',
    'Trùng nhau',
    'Gộp',
    'Gộp lại',
    'Gộp làm một',
    'Gộp hai dòng',
    'Gộp 2 dòng',
  ],
  different_person: [
    DECISION_WORDS.different_person,
    'Khác nhau',
    'Là người khác',
    'Hai người',
    'Hai người khác nhau',
    'Là hai người',
    'Là hai người khác nhau',
    '2 người',
    '2 người khác nhau',
    'Là 2 người',
    'Người khác',
    'Người khác nhau',
    'Không trùng',
    'Không cùng người',
    'Không cùng một người',
    'Không phải một người',
    'Không phải cùng một người',
    'Không phải là một người',
    'Không phải cùng người',
    'Giữ cả hai',
    'Giữ cả 2',
  ],
  withdraw: [
    DECISION_WORDS.withdraw,
    'Rút tên',
    'Rút đăng ký',
    'Xin rút',
    'Xin rút tên',
    'Hủy',
    'Hủy đăng ký',
    'Đã rút',
    'Đã hủy',
    'Không tham dự',
    'Không dự',
    'Không tham gia',
    'Thôi không dự',
    'Thôi không tham dự',
  ],
  right_time: [
    DECISION_WORDS.right_time,
    'Đúng giờ',
    'Đúng thời gian',
    'Thời điểm đúng',
    'Thời gian đúng',
    'Đúng ngày giờ',
    'Thời điểm là đúng',
    'Xác nhận thời điểm',
  ],
  look_again: [
    DECISION_WORDS.look_again,
    'Cần xem lại',
    'Đề nghị xem lại',
    'Xem xét lại',
    'Kiểm tra lại',
    'Cần kiểm tra lại',
  ],
};

const ALL = Object.entries(SYNONYMS).flatMap(([kind, words]) =>
  words.map((word) => [word, kind as OfferedDecision] as const),
);
const BY_TONE = new Map(ALL.map(([word, kind]) => [toneKey(word), kind]));
