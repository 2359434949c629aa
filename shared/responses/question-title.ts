/**
 * What a question title asks for, by its words (R1), whatever their case, diacritics, numbering or line breaks.
 *
 * The words outside round brackets decide, since brackets explain ("Đơn vị (ghi rõ họ tên …)"); only where they say
 * nothing is the whole title read ("Đại biểu 1 (Họ và tên)"). Of several field words the first counts, except that
 * words of the unit and the class give way ("Lãnh đạo UBND xã - Họ và tên" asks for a name).
 */
import { plainKey } from '../text/vietnamese.ts';
import { type Aside, asideOf, gradedQuestion, isGrade } from './aside-title.ts';

export type Field = 'name' | 'position' | 'phone' | 'role' | 'note';
export type TitleKind = Field | 'timestamp' | 'unit' | 'class' | 'other';

export interface TitleMeaning {
  readonly kind: TitleKind;
  /** How clearly the title says so; of several columns for one thing, one stronger than all others is clearly right. */
  readonly strength: number;
  /** The delegate's number in the title, or null. The question's own leading number is none. */
  readonly number: number | null;
  /** It asks about something that is no delegate's: another person, an upload, a score. */
  readonly aside: Aside | null;
  /** A name that is asked for in several questions: this is one part of it. */
  readonly namePart: NamePart | null;
  /** The unit of those who did not find theirs in the list. */
  readonly isOtherUnit: boolean;
}

export type NamePart = 'family' | 'middle' | 'given';

export function meaningOfTitle(title: string): TitleMeaning {
  const plain = withoutQuestionNumber(plainKey(title.slice(0, TITLE_LENGTH_MAX)));
  const outside = wordsOf(plain.replace(/\([^)]*\)/g, ' '));
  const whole = wordsOf(plain);
  const outsideMeaning = kindOf(outside);
  const [kind, strength] = outsideMeaning[0] === 'other' ? kindOf(whole) : outsideMeaning;
  const aside = isGradeOf(plain) ? 'score' : asideOf({ outside, whole });
  return {
    // Only a person makes a block of their own, so that what is asked about them goes there and to no delegate.
    kind: aside === null || isOfPerson(aside) ? kind : 'other',
    strength,
    number: delegateNumber(plain),
    aside,
    namePart: kind === 'name' ? namePartOf(outside) : null,
    isOtherUnit: kind === 'unit' && OTHER_UNIT.test(whole),
  };
}

/** Somebody who is no delegate, but has a name and perhaps a phone of their own. */
export function isOfPerson(aside: Aside | null): boolean {
  return aside === 'person' || aside === 'contact' || aside === 'sender';
}

function isGradeOf(plain: string): boolean {
  const graded = gradedQuestion(plain);
  return graded !== null && isGrade(wordsOf(graded.grade));
}

/** Of "Họ và chữ đệm" and "Tên", "Họ lót" and "Tên", "Last name" and "First name". A bare "Tên" may be the whole name. */
function namePartOf(outside: string): NamePart | null {
  const words = outside.replace(OF_WHOM, '').replace(ASKING, ' ').replace(/ \d+ /g, ' ');
  if (FAMILY.test(words)) return 'family';
  if (MIDDLE.test(words)) return 'middle';
  return GIVEN.test(words) ? 'given' : null;
}

const OF_WHOM =
  / (?:cua )?(?:dai bieu|nguoi (?:tham du|dang ky|hoc)|hoc vien|can bo|ca nhan|hv|db|ban|anh(?: chi)?|ong(?: ba)?|quy vi)(?= )/g;
const ASKING = /^ (?:(?:phan|nhap|ghi|dien|xin|vui long|de nghi|cho biet|please|enter|your) )+/;
const FAMILY =
  /^ (?:ho|ho (?:va )?(?:chu |ten )?(?:dem|lot)|ho va dem|ho chu lot|last ?name|family ?name|surname|(?:surname|last ?name|family ?name) (?:and )?middle ?names?|ho last ?name|last ?name ho)(?: viet hoa| co dau)? $/;
const MIDDLE = /^ (?:(?:ten|chu) (?:dem|lot)|dem|middle ?name) $/;
const GIVEN =
  /^ (?:ten|ten goi|ten rieng|ten chinh|given ?name|first ?name|forename|name|ten first ?name|first ?name ten)(?: viet hoa| co dau)? $/;

const OTHER_UNIT =
  / (?:khac|other|(?:khong|chua) (?:co|thay|nam)(?: ten)?(?: don vi)? trong (?:danh sach|ds)|(?:khong|chua) (?:tim )?thay|neu (?:khong|chua) co|ngoai danh sach|neu chon) /;

/** A question may carry a long explanation; what it asks for stands in front. */
const TITLE_LENGTH_MAX = 1000;

/** "2. ", "Câu 2: ", "(2) ", "II. ", "a) ": the question's own number, however many stand in front. */
export function withoutQuestionNumber(text: string): string {
  let rest = text.trim();
  for (;;) {
    const after = rest.replace(QUESTION_NUMBER, '').trim();
    if (after === rest || after === '') return rest;
    rest = after;
  }
}

const QUESTION_NUMBER =
  /^(?:(?:câu hỏi|câu|mục|phần|question|cau hoi|cau|muc|phan)\s*(?:số|so)?\s*\d+(?:\.\d+)*\s*[.:)\]/–-]*|[([]?\d+(?:\.\d+)*[.:)\]/–-]+|[([]?\d+(?:\.\d+)*\s*[–-]|\d+\s+|[ivx]+\s*[.):/–-]+\s|[a-z]\)\s*|[a-z]\.\s+|[*•#+–-]+)\s*/i;

function wordsOf(plain: string): string {
  return ` ${plain
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
}

type Words = readonly [RegExp, TitleKind];

const FIELD_WORDS: readonly Words[] = [
  [
    / (?:ho va ten|ho ten|ho (?:va )?(?:chu |ten )?(?:dem|lot) (?:va )?ten|full ?name|ten day du|ten (?:cua )?(?:dai bieu|nguoi(?! dung)|hoc vien|can bo)) /,
    'name',
  ],
  [/ (?:chuc vu|chuc danh|vi tri(?: viec lam| cong tac)?|position|job title) /, 'position'],
  [
    / (?:so dien thoai|dien thoai|so dt|sdt|s dt|dtdd|dt|di dong|zalo|phone|mobile|tel|so lien (?:he|lac)) /,
    'phone',
  ],
  [/ (?:e ?mail|gmail|thu dien tu|username|ten nguoi dung|ten dang nhap|dia chi thu) /, 'other'],
  [/ (?:thanh phan|doi tuong|vai tro|role|tu cach) /, 'role'],
  [/ (?:ghi chu|notes?|remarks?) /, 'note'],
];

function kindOf(words: string): [TitleKind, number] {
  if (/^ (?:name|ten) $/.test(words)) return ['name', 1];
  const part = namePartOf(words);
  if (part === 'family' || part === 'middle') return ['name', 1];
  if (NOT_A_FIELD.test(words) && !/ ghi chu /.test(words)) return ['other', 0];
  const time = strengthOf(TIMESTAMP, words);
  let first: [number, TitleKind] | null = null;
  for (const [pattern, kind] of FIELD_WORDS) {
    const at = words.search(pattern);
    if (at >= 0 && (first === null || at < first[0])) first = [at, kind];
  }
  if (first !== null) return [first[1], 2];
  if (time > 0) return ['timestamp', time];
  const ofClass = strengthOf(CLASS, words);
  if (ofClass > 0) return ['class', ofClass];
  const ofUnit = LEADERS.test(words) && !/ don vi | co quan /.test(words) ? 0 : strengthOf(UNIT, words);
  if (ofUnit > 0) return ['unit', DOUBTFUL_UNIT.test(words) ? 0.5 : ofUnit];
  return part === 'given' ? ['name', 1] : ['other', 0];
}

/** Questions that hold a field word and ask for something else. */
const NOT_A_FIELD =
  / (?:dan toc|nhom zalo|ngay sinh|nam sinh|gioi tinh|gop y|y kien|de xuat|cam ket|co mat|an trua|nghi dem|luu tru) /;
const LEADERS = / (?:lanh dao|cong chuc|dai bieu|chu tich) /;
/** It speaks of a unit that is not (or not surely) the one that registers. */
const DOUBTFUL_UNIT =
  / (?:truoc (?:day|sap nhap|khi)|cu (?!di|nguoi)|khac|to chuc|dang cai|chu tri|khong ghi) /;

type Grades = readonly (readonly [RegExp, number])[];

function strengthOf(grades: Grades, words: string): number {
  return grades.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

const TIMESTAMP: Grades = [
  [/ (?:timestamp|time stamp|dau thoi gian) /, 4],
  [
    / (?:(?:thoi gian|thoi diem|ngay gio|ngay|gio) (?:gui|nop|tra loi|phan hoi|dang ky|hoan thanh|ghi nhan)|submi(?:t|tted|ssion)(?: at| on)?(?: time| date| at)?|completion time|completed at) /,
    3,
  ],
  [/^ (?:thoi gian|thoi diem|ngay gio|ngay|time|date|date time|datetime|start time|thoi gian bat dau) $/, 1],
];

const CLASS: Grades = [
  [/^ (?:lop|class) $/, 3],
  [
    /^ (?:lop|class|(?:chon|ten|so|ma|dang ky|tham gia|tham du) lop|lop (?:so|dang ky|hoc|tap huan))(?: | .* )$| (?:dang ky|chon|tham gia|tham du) lop /,
    2,
  ],
  [/ lop /, 1],
];

const UNIT: Grades = [
  [
    / (?:xa phuong|phuong xa|xa hoac phuong|phuong hoac xa|ubnd xa|ubnd phuong|uy ban nhan dan xa|commune|ward) /,
    3,
  ],
  [/^ (?:ten )?(?:xa|phuong)(?: | .* )$/, 3],
  [/ (?:don vi|unit) /, 2],
  [/ (?:co quan|dia phuong|dia ban|noi cong tac|organi[sz]ation|ubnd|uy ban nhan dan) /, 1],
];

const ORDINALS: Readonly<Record<string, number>> = {
  nhat: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
};

const PERSON = '(?:dai bieu|db|d b|nguoi|hoc vien|hv|thanh vien|can bo|ca nhan|ung vien|delegate|person)';
const OF_PERSON = new RegExp(` ${PERSON}(?: thu| so| no)? ?(\\d{1,2}|i{1,3}|iv|v)(?= )`);
const IN_WORDS = / thu (nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|\d{1,2}) /;
/** A number that counts something else: "(10 số)", "đợt 2", "tối đa 50 ký tự", "năm 2026". */
const COUNTS_ELSE =
  / (?:dot|lop|ngay|thang|nam|quy|toi da|gom|du|khoang|cau|ke hoach so|kh|nghi quyet so|tu|den|it nhat) \d+| \d+ (?:chu so|so|ky tu|nguoi|dai bieu|thanh phan|lop|buoi|ngay|thang|nam|chu|tu) /g;

/** The delegate's number, from plain text without the question's own number. */
function delegateNumber(plain: string): number | null {
  const words = wordsOf(plain.replace(/([a-z])(\d)/g, '$1 $2').replace(/\d+(?:[/]\d+)+/g, ' '));
  const named = OF_PERSON.exec(words)?.[1] ?? IN_WORDS.exec(words)?.[1];
  if (named !== undefined) return ORDINALS[named] ?? Number(named);
  const numbers = words.replace(COUNTS_ELSE, ' ').match(/ \d{1,2}(?= )/g) ?? [];
  const roman = / (ii|iii|iv) $/.exec(words)?.[1];
  if (numbers.length === 0) return roman === undefined ? null : (ORDINALS[roman] ?? null);
  return Number(numbers.at(-1));
}
