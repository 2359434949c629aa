/**
 * Parts the text of a position into posts, for R4: "Phó Bí thư Đảng ủy, Chủ tịch UBND kiêm Trưởng phòng" is three.
 *
 * A new post begins
 * - at a leader word, "Bí thư", "Chỉ huy trưởng" or a civil servant's title, behind a separator (comma, dash, slash,
 *   bracket, line break, "kiêm", "và", "đồng thời") where the post before already says what it is;
 * - at the same words without a separator where the post before already names its organ ("Bí thư Đảng ủy Chủ tịch
 *   UBND"), so that "Chuyên viên Văn phòng Đảng ủy" stays one post, of the Party;
 * - behind a separator also at a place ("Văn phòng", "Đảng ủy viên") where the post before already names its organ.
 * A rank word ("Chánh", "Quyền", "Phụ trách") belongs to the post it stands before: "…, Chánh Văn phòng HĐND và UBND"
 * begins a post at its Chánh.
 * Everything else belongs to the post begun last: "Phó Chủ tịch, UBND xã" and "Văn phòng HĐND và UBND" are one each,
 * and words before the first post ("UBND xã Long Phú - Phó Chủ tịch") belong to it.
 */
import { plainKey } from '../text/vietnamese.ts';

export interface Post {
  /** Plain, without punctuation. */
  readonly words: readonly string[];
  readonly isLeader: boolean;
  readonly isCivilServant: boolean;
  readonly organs: Organs;
}

export interface Organs {
  /** UBND. */
  readonly committee: boolean;
  /** Mặt trận. */
  readonly front: boolean;
  /** HĐND. */
  readonly council: boolean;
  readonly party: boolean;
  readonly military: boolean;
}

/** Nobody's position is longer; a longer text is left to a person (and the search below is quadratic). */
const POSITION_LENGTH_MAX = 1000;

export function postsOf(position: string): Post[] {
  if (position.length > POSITION_LENGTH_MAX) return [];
  const tokens = tokensOf(position);
  const starts: number[] = [0];
  let isBehindSeparator = false;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as string;
    if (SEPARATORS.has(token)) {
      isBehindSeparator = true;
      continue;
    }
    const before = tokens.slice(starts.at(-1), index);
    const rank = rankLength(tokens, index);
    // "Phó Chủ tịch HĐND Chánh Văn phòng …": a rank tells two posts apart as well as a comma does.
    const isApart = isBehindSeparator || rank > 0;
    // "Đảng ủy viên, Phó Chủ tịch": whoever is deputy is so in the post that begins here.
    const isDeputy = DEPUTY.has(before.at(-1) ?? '');
    if (beginsPost(tokens, index + rank, before, isApart, rank > 0))
      starts.push(isDeputy ? index - 1 : index);
    isBehindSeparator = false;
    index += Math.max(0, rank - 1);
  }
  return starts.map((start, index) => postOf(tokens.slice(start, starts[index + 1])));
}

/** The words of a text, plain: lower case, without diacritics and punctuation, dotted abbreviations joined. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).filter((token) => !PUNCTUATION.has(token));
}

/** The words with one form for each organ and abbreviation: "PCT Hội đồng nhân dân" is "pho chu tich hdnd". */
export function canonicalWords(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const form = FORMS.find(({ phrases }) => startsAny(words, at, phrases));
    const phrase = form?.phrases.find((one) => startsAny(words, at, [one])) ?? [];
    const isProgramme = words[at] === 'ct' && startsAny(words, at + 1, BEHIND_PROGRAMME);
    if (form === undefined || isProgramme) found.push(words[at++] ?? '');
    else {
      found.push(...form.as);
      at += phrase.length;
    }
  }
  return found;
}

/** Which organs a list of plain words names. */
export function organsOf(words: readonly string[]): Organs {
  const has = (phrases: readonly string[][]) => words.some((_, index) => startsAny(words, index, phrases));
  return {
    committee: has(COMMITTEE),
    front: has(FRONT),
    council: has(COUNCIL),
    party: has(PARTY),
    military: has(MILITARY),
  };
}

const PUNCTUATION = new Set([',', '|']);
const DEPUTY = new Set(['pho', 'p']);
const SEPARATORS = new Set([...PUNCTUATION, 'kiem', 'va']);

const phrasesOf = (list: string): string[][] => list.split(', ').map((phrase) => phrase.split(' '));

const COMMITTEE = phrasesOf('ubnd, uy ban nhan dan, ub nd, ub nhan dan, uy ban nd');
const FRONT = phrasesOf('mat tran, mttq, mttqvn, ubmttq, ubmttqvn');
const COUNCIL = phrasesOf('hdnd, hoi dong nhan dan, hd nd, hoi dong nd');
const PARTY = phrasesOf('dang uy, bi thu, chi bo');
const MILITARY = phrasesOf('chi huy truong, quan su, chqs');

/** "Phó Chủ tịch", "P. CT" hold these words. */
/** They stand before a post and say nothing of what it is. */
const RANKS = phrasesOf('chanh, quyen, q, phu trach');
/** A task that somebody has beside their post: "Công chức phụ trách quân sự". */
const TASK = /\bphu trach (?:(?:cong tac|mang|linh vuc|khoi|nganh) )?(?:quan su|chqs|quoc phong)\b/g;
const LEADER = phrasesOf('chu tich, ct, pct');
const CIVIL_PERSON = phrasesOf(
  'cong chuc, chuyen vien, cv, can bo, vien chuc, nhan vien, ke toan, truong phong, pho phong',
);
/** They make a civil servant, but say where somebody works rather than what they are. */
const CIVIL_PLACE = phrasesOf('van phong, vp, dia chinh');
const OTHER_PERSON = phrasesOf('bi thu, chi huy truong');
const PARTY_MEMBER = phrasesOf('dang uy vien');
/** Begins a post of its own even without a separator: "Trưởng phòng Kinh tế Bí thư Chi bộ". */
const PARTY_HEAD = phrasesOf('bi thu');
const CIVIL = [...CIVIL_PERSON, ...CIVIL_PLACE];
const PLACES = [...CIVIL_PLACE, ...PARTY, ...MILITARY];
const OFFICES = [...COUNCIL, ...PARTY, ...MILITARY];
const ORGANS = [...COMMITTEE, ...FRONT, ...OFFICES];
/** "CT MTQG", "CT NTM": chương trình, not Chủ tịch. */
const BEHIND_PROGRAMME = phrasesOf(
  'mtqg, muc tieu, ntm, nong thon, xay dung nong, giam ngheo, ocop, 135, 1719',
);
/** "Ủy ban Mặt trận". */
const FRONT_WHOLE = FRONT.flatMap((phrase) => [
  ['ub', ...phrase],
  ['uy', 'ban', ...phrase],
]);
/** "Lãnh đạo" is a leader word directly before these only; "Ủy ban" belongs to the name of the Mặt trận. */
const BEHIND_LEADERSHIP = [...COMMITTEE, ...FRONT, ...FRONT_WHOLE];

const FORMS: readonly { readonly phrases: readonly string[][]; readonly as: readonly string[] }[] = [
  { phrases: COMMITTEE, as: ['ubnd'] },
  { phrases: [...FRONT_WHOLE, ...FRONT], as: ['mttq'] },
  { phrases: phrasesOf('hdnd tp, hdnd t p'), as: ['hdnd', 'thanh', 'pho'] },
  { phrases: COUNCIL, as: ['hdnd'] },
  { phrases: phrasesOf('pct, p ct, p chu tich, pho ct'), as: ['pho', 'chu', 'tich'] },
  { phrases: phrasesOf('ct'), as: ['chu', 'tich'] },
  { phrases: phrasesOf('cv'), as: ['chuyen', 'vien'] },
  { phrases: phrasesOf('vp'), as: ['van', 'phong'] },
];

function postOf(tokens: readonly string[]): Post {
  const words = tokens.filter((token) => !PUNCTUATION.has(token));
  const isLeader = words.some((_, index) => isLeaderAt(words, index));
  const isCivilServant = words.some((_, index) => startsAny(words, index, CIVIL));
  const organs = organsOf(words);
  // "Phó Chủ tịch UBND phụ trách quân sự" leads the UBND: what is named behind its organ is a task.
  const isTask =
    isLeader && firstOf(words, [...COMMITTEE, ...FRONT]) < firstOf(words, [...PARTY, ...MILITARY]);
  return {
    words,
    isLeader,
    isCivilServant,
    organs: isTask ? { ...organs, party: false, military: false } : organs,
  };
}

/** Where the first of the phrases stands; behind the end if none does. */
function firstOf(words: readonly string[], phrases: readonly string[][]): number {
  const index = words.findIndex((_, at) => startsAny(words, at, phrases));
  return index === -1 ? words.length : index;
}

function beginsPost(
  tokens: readonly string[],
  index: number,
  before: readonly string[],
  isBehindSeparator: boolean,
  hasRank: boolean,
): boolean {
  const isPerson = isPersonAt(tokens, index);
  if (!isPerson && !(isBehindSeparator && startsAny(tokens, index, PLACES))) return false;
  const post = postOf(before);
  const namesOrgan = firstOf(before, ORGANS) < before.length;
  const saysWhat = post.isLeader || post.isCivilServant || firstOf(before, OFFICES) < before.length;
  if (!saysWhat) return false;
  if (!isPerson) {
    // "Phó Chủ tịch, Văn phòng HĐND và UBND": an office makes nobody the leader of what it serves.
    const isOffice = post.isLeader && startsAny(tokens, index, CIVIL_PLACE);
    return namesOrgan || hasRank || isOffice || startsAny(tokens, index, PARTY_MEMBER);
  }
  // "Phó" stands between the separator and the word that begins the post.
  const isPhoBefore = DEPUTY.has(before.at(-1) ?? '');
  const isBehind = isBehindSeparator || (isPhoBefore && isSeparatorAt(tokens, index - 2));
  return isBehind || namesOrgan || startsAny(tokens, index, PARTY_HEAD);
}

/** How many words of rank stand here; none where they are themselves the name of a post. */
function rankLength(tokens: readonly string[], index: number): number {
  let length = 0;
  for (;;) {
    const at = index + length;
    const rank = RANKS.find((phrase) => startsAny(tokens, at, [phrase]));
    if (rank === undefined || isPersonAt(tokens, at)) return length;
    length += rank.length;
  }
}

function isSeparatorAt(tokens: readonly string[], index: number): boolean {
  return SEPARATORS.has(tokens[index] ?? '');
}

function isPersonAt(words: readonly string[], index: number): boolean {
  return isLeaderAt(words, index) || startsAny(words, index, [...CIVIL_PERSON, ...OTHER_PERSON]);
}

function isLeaderAt(words: readonly string[], index: number): boolean {
  if (words[index] === 'lanh' && words[index + 1] === 'dao') {
    return startsAny(words, index + 2, BEHIND_LEADERSHIP);
  }
  if (words[index] === 'ct' && startsAny(words, index + 1, BEHIND_PROGRAMME)) return false;
  return startsAny(words, index, LEADER);
}

function startsAny(
  words: readonly string[],
  index: number,
  phrases: readonly (readonly string[])[],
): boolean {
  return phrases.some((phrase) => phrase.every((word, offset) => words[index + offset] === word));
}

function tokensOf(text: string): string[] {
  return plainKey(text.replace(/[\n\r;/\\()[\]{}+&|•–—:-]/g, ','))
    .replace(DOTTED, (letters) => letters.replace(/\./g, ''))
    .replace(/\bdong thoi\b/g, ',')
    .replace(/[^a-z0-9,]+/g, ' ')
    .replace(TASK, ' ')
    .replace(/,/g, ' , ')
    .split(' ')
    .filter((token) => token !== '');
}

/** "U.B.N.D", "M.T.T.Q": single letters parted by dots. */
const DOTTED = /\b(?:[a-z]\.){2,}[a-z]?\b/g;
