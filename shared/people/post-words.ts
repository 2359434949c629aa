/** Posts as they stand in name cells (R1): whole, before a name, or set apart from it. */
import { byKey } from '../text/by-key.ts';
import { plainKey } from '../text/vietnamese.ts';
import { isFamilyName } from './family-names.ts';

/** Is the text, as a whole, what somebody is or where they work? */
export function isPost(text: string): boolean {
  const words = wordsOf(text);
  const length = headLength(words);
  if (length === 0) return false;
  return nameBehind(words, length) === null;
}

/** Does the text name a place or an office rather than a person? */
export function isPlace(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && startsAny(words, 0, PLACES) > 0;
}

/** "Phó Chủ tịch UBND Trần Thị Bông": the post and the name behind it; null: no post stands before a name. */
export function postBefore(text: string): { readonly post: string; readonly name: string } | null {
  const words = wordsOf(text);
  const length = headLength(words);
  const at = length === 0 ? null : nameBehind(words, length);
  return at === null ? null : { post: textOf(words.slice(0, at)), name: textOf(words.slice(at)) };
}

/** "Trần Thị Bông Phó Chủ tịch UBND": a title of two words or more behind a name of two. */
export function postBehind(text: string): { readonly name: string; readonly post: string } | null {
  const words = wordsOf(text);
  for (let at = 2; at < words.length; at++) {
    if (!isTitleAt(words, at)) continue;
    const [name, post] = [textOf(words.slice(0, at)), textOf(words.slice(at))];
    return isPost(post) ? { name, post } : null;
  }
  return null;
}

/** A name has a few of some thousand syllables, and every one is looked at many times. */
function plainSyllable(word: string): string {
  const known = plainOf.get(word);
  if (known !== undefined) return known;
  const plain = plainKey(word);
  if (plainOf.size < SYLLABLES_MAX && word.length < SYLLABLE_LENGTH_MAX) plainOf.set(word, plain);
  return plain;
}

const plainOf = new Map<string, string>();
const SYLLABLES_MAX = 20_000;
const SYLLABLE_LENGTH_MAX = 12;

interface Word {
  readonly typed: string;
  readonly plain: string;
}

/** How many words at the beginning say a post; 0: the text begins with none. */
function headLength(words: readonly Word[]): number {
  let length = startsAny(words, 0, HEADS);
  if (length === 0) return 0;
  for (;;) {
    const more = startsAny(words, length, BEHIND);
    if (more === 0) return length;
    length += more;
  }
}

/** Where the name begins behind a post; null: what follows is none. */
function nameBehind(words: readonly Word[], from: number): number | null {
  const rest = words.slice(from);
  const [first] = rest;
  if (first === undefined || rest.length < 2 || rest.length > NAME_WORDS_MAX) return null;
  if (!isFamilyName(first.plain) || rest.some((_, at) => startsAny(rest, at, PLACES) > 0)) return null;
  return from;
}

/** A longer text behind a post is more than a name. */
const NAME_WORDS_MAX = 7;

function startsAny(words: readonly Word[], at: number, phrases: Phrases): number {
  for (const { plain, marked } of phrases.get(words[at]?.plain ?? '') ?? []) {
    if (!plain.every((word, offset) => words[at + offset]?.plain === word)) continue;
    const typed = words.slice(at, at + plain.length).map((word) => word.typed);
    if (typed.every((word, offset) => isMeant(word, marked[offset]))) return plain.length;
  }
  return 0;
}

/** Typed with marks, the marks must be the post's: "Cán" is not "Can", "Bí thư" not "Bi Thủ". */
function isMeant(typed: string, marked: string | undefined): boolean {
  return isUnmarked(typed) || keyOf(typed) === marked;
}

function isUnmarked(word: string): boolean {
  return word.normalize('NFD').toLowerCase() === plainKey(word);
}

function keyOf(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').concat(marksOf(word));
}

/** All marks of a syllable, wherever they stand. */
function marksOf(word: string): string {
  return [...word.toLowerCase().normalize('NFD').matchAll(/\p{M}/gu)]
    .map(([mark]) => mark)
    .sort()
    .join('');
}

function wordsOf(text: string): readonly Word[] {
  return text
    .normalize('NFC')
    .split(/[\s.,:;()[\]–—-]+/u)
    .filter((word) => word !== '')
    .map((typed) => ({ typed, plain: plainSyllable(typed) }));
}

function textOf(words: readonly Word[]): string {
  return words.map(({ typed }) => typed).join(' ');
}

interface Phrase {
  readonly plain: readonly string[];
  readonly marked: readonly string[];
}

/** By their first plain word, the longest first. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

function phrases(list: string): Phrases {
  const all = list
    .split(/[,\n]/u)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ plain: plainKey(text).split(' '), marked: text.split(' ').map(keyOf) }))
    .sort((a, b) => b.plain.length - a.plain.length);
  return byKey(all, ({ plain }) => plain[0] ?? '');
}

/** Could a post or a place begin with this word, written so? */
export function opensPost(word: Word): boolean {
  return mayOpen(word, HEADS) || mayOpen(word, PLACES);
}

/** … and a title, which may stand behind a name? */
export function opensTitle(word: Word): boolean {
  return mayOpen(word, TITLES);
}

function mayOpen({ typed, plain }: Word, phrases: Phrases): boolean {
  return (phrases.get(plain) ?? []).some(({ marked }) => isMeant(typed, marked[0]));
}

/** Does the text begin with a post or a place? */
export function beginsWithPost(words: readonly Word[]): boolean {
  return startsAny(words, 0, HEADS) > 0 || startsAny(words, 0, PLACES) > 0;
}

export function isTitleAt(words: readonly Word[], at: number): boolean {
  return startsAny(words, at, TITLES) > 0;
}

const TITLE_LIST = `
  chủ tịch, phó chủ tịch, p chủ tịch, quyền chủ tịch, nguyên chủ tịch, bí thư, phó bí thư, trưởng phòng,
  phó trưởng phòng, phó phòng, trưởng ban, phó trưởng ban, phó ban, chánh văn phòng, phó chánh văn phòng, chánh vp,
  công chức, viên chức, cán bộ, chuyên viên, nhân viên, phó giám đốc, giám đốc, chỉ huy trưởng, chỉ huy phó,
  phó chỉ huy trưởng, trưởng công an, phó trưởng công an, ủy viên, lãnh đạo ubnd, lãnh đạo mttq, pct ubnd, ct ubnd`;

const OFFICE_LIST = `
  ubnd, ub nd, hđnd, mttq, ubmttq, mttqvn, ubmttqvn, ub mttq, ub mttqvn, ủy ban nhân dân, ủy ban mặt trận,
  ủy ban mttq, hội đồng nhân dân, mặt trận tổ quốc, mặt trận, đảng ủy, đảng bộ, chi bộ, ban chqs, ban chỉ huy quân sự,
  bch quân sự, hội nông dân, hội phụ nữ, hội lhpn, hội liên hiệp phụ nữ, hội cựu chiến binh, hội ccb, hội chữ thập đỏ,
  hội khuyến học, đoàn thanh niên cộng sản, đoàn tncs, công đoàn, trạm y tế, trung tâm, văn phòng, phòng kinh tế,
  phòng văn hóa, phòng vhxh, phòng nội vụ, phòng tài chính, phòng tư pháp, phòng nông nghiệp, phòng hạ tầng,
  phòng lao động, phòng tnmt, phòng lđtbxh, phòng vh xh, phòng kt ht đt, phòng kt, phòng vh, thường trực`;

/** What a post begins with. Alone "CT" or "CV" may be anything, so abbreviations need what follows them. */
const HEADS = phrases(`${TITLE_LIST}, ${OFFICE_LIST},
  lãnh đạo, pct, p ct, ct ubnd, ct mttq, ct ubmttq, ct hđnd, bt đảng ủy, pbt đảng ủy, pbt, kế toán trưởng, kế toán,
  văn thư, thủ quỹ, thủ kho, hiệu trưởng, phó hiệu trưởng, trưởng ấp, trưởng khu vực, trưởng thôn, bí thư đoàn,
  chi hội trưởng, hội trưởng, đội trưởng, tổ trưởng, trưởng trạm, phụ trách, địa chính xây dựng, tư pháp hộ tịch,
  văn hóa xã hội, tài chính kế toán, nông nghiệp môi trường, lao động thương binh, thư ký ủy ban, trưởng bộ phận,
  phó trưởng công an, công an xã, công an phường, quân sự, chqs, đại diện lãnh đạo, đại diện ubnd, người đứng đầu,
  địa chính, xây dựng, tư pháp, hộ tịch, thống kê, tài chính, kinh tế, nội vụ, dân tộc, tôn giáo,
  người hoạt động không chuyên trách, chủ nhiệm, phó chủ nhiệm, thư ký, lái xe, bảo vệ, tạp vụ, giáo viên, giảng viên,
  phóng viên, hội viên, đảng viên, đoàn viên, dân quân, bác sĩ, bác sỹ, y sĩ, kỹ sư, cử nhân, thạc sĩ, thạc sỹ,
  đại học, cao đẳng, trung cấp,
  cc, cv phòng, cv văn phòng, cv vp, vp ubnd, vp hđnd, tp kinh tế, pp kinh tế`);

const TITLES = phrases(TITLE_LIST);

/** What may follow within a post. */
const BEHIND = phrases(`${TITLE_LIST}, ${OFFICE_LIST},
  và, kiêm, phụ trách, tổ quốc, việt nam, vn, nhân dân, kinh tế, văn hóa, xã hội, hạ tầng, đô thị, nông nghiệp,
  nông thôn, môi trường, tư pháp, hộ tịch, thống kê, phòng, ban, vp, địa chính, xây dựng, tài chính, kế toán, trưởng,
  giảm nghèo, lao động, thương binh, dân tộc, tôn giáo, nội vụ, thanh tra, quân sự, công an, thường trực, thường vụ,
  đảng, văn thư, lưu trữ, một cửa, hành chính, tổng hợp, tham mưu, khoa học, công nghệ, y tế, giáo dục, tài nguyên,
  không chuyên trách, ủy ban kiểm tra, ubkt, nông dân, phụ nữ, cựu chiến binh, thanh niên, chương trình, mtqg, ct mtqg, ntm, phong trào, chuyên trách`);

const PLACES = phrases(`
  xã, phường, thị trấn, thành phố, tp, huyện, quận, tỉnh, ấp, khu vực, khu phố, tổ dân phố, thôn, ubnd, hđnd, mttq,
  ubmttq, đơn vị`);
