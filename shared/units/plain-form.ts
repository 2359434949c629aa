/**
 * Nine texts in ten are "UBND xã Kế Sách": offices, the kind of unit, a name, nothing else. Those need no cutting into
 * segments: what stands before the name is one of a few texts, judged once. Same answers, several times as fast.
 */
import { cleanText } from '../text/vietnamese.ts';
import { readName, type ReadName } from './read-name.ts';
import type { Reading, ReadingContext } from './reading-context.ts';
import { readUnit } from './reading.ts';
import type { Segment } from './segment.ts';
import { BOUNDARY_PHRASES, WORDS_AFTER_KIND, cutSegments } from './segments.ts';
import { type CutText, cutPlainText } from './plain-text.ts';
import { isNumber, readSyllable } from './syllable.ts';
import { hasTelexSign } from './telex.ts';
import { isListWord, readTypedWords, type TypedWord } from './typed-words.ts';
import type { UnitMatch } from './unit.ts';

/** What stands before a name: the kind of unit as written, whatever offices stand before it. */
export interface PlainLead {
  readonly segment: Segment;
  /** Answers by the name behind it; null: the name may be more than a name. Leads of one kind share them. */
  readonly answers: Map<string, UnitMatch | null>;
}

export interface PlainForm {
  readonly lead: PlainLead;
  /** Small letters. */
  readonly name: string;
}

export interface PlainForms {
  /** Null: not of the plain form; the whole way must be gone. */
  read(typed: string): PlainForm | null;
  /** Null: the name may be more than a name; the whole way must be gone. */
  reading(form: PlainForm): Reading | null;
}

/** Some hundred leads are in use; the bound is against a list of other things. */
const LEADS_MAX = 2_000;
const LENGTH_MAX = 120;

export function createPlainForms(context: ReadingContext): PlainForms {
  const leads = new Map<string, PlainLead | null>();
  const answersOf = new Map<string, PlainLead['answers']>();
  const leadOf = (text: string): PlainLead | null => {
    const known = leads.get(text);
    if (known !== undefined) return known;
    const segment = judgeLead(text, context);
    const lead = segment === null ? null : { segment, answers: answersFor(segment, answersOf) };
    if (leads.size >= LEADS_MAX) leads.clear();
    leads.set(text, lead);
    return lead;
  };
  return {
    read(typed) {
      const cut = typed.length > LENGTH_MAX ? null : cutText(typed);
      const lead = cut === null ? null : leadOf(cut.lead);
      return cut === null || lead === null ? null : { lead, name: cut.name };
    },
    reading({ lead: { segment }, name }) {
      const words = nameWords(name, context);
      if (words === null) return null;
      return {
        name: readName(segment.type, words, segment.marker),
        places: [],
        formerNames: [],
        remarks: [],
      };
    },
  };
}

/** Texts of one kind of unit, written in one way, are read alike: "xã" says more than "xa" and "X.". */
function answersFor(
  { type, marker }: Segment,
  answersOf: Map<string, PlainLead['answers']>,
): PlainLead['answers'] {
  const key = `${type} ${marker.map(({ text }) => text).join(' ')}`;
  const known = answersOf.get(key);
  if (known !== undefined) return known;
  const made = new Map<string, UnitMatch | null>();
  answersOf.set(key, made);
  return made;
}

function cutText(typed: string): CutText | null {
  const cut = cutPlainText(typed);
  if (cut !== 'odd') return cut;
  if (NOT_PLAIN.test(typed)) return null;
  const text = cleanText(typed);
  const clean = text === typed ? cut : cutPlainText(text);
  return clean === 'odd' ? cutOddText(text) : clean;
}

/** With other signs before the name: "Đảng ủy - UBND xã Kế Sách". */
function cutOddText(text: string): CutText | null {
  if (CAPITAL_INSIDE.test(text)) return null;
  const found = FORM.exec(text.toLowerCase());
  if (found === null) return null;
  const [, lead = '', name = ''] = found;
  return { lead, name };
}

const FORM =
  /^((?:.* )?(?:xã|phường|xa|phuong)|(?:.*[^\p{L}\p{N}])?[xp]\.) ?(?<=[. ])([\p{L}\p{M}\p{Nd} ]+?)[ .]*$/u;
/** Line breaks and marks that reorder text: the whole way deals with them. */
const NOT_PLAIN = /[\r\n\u2028-\u202e\u2066-\u2069]/;
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u;

/** The name's words, if none of them could be anything but part of a name. */
function nameWords(text: string, { index, ownProvince }: ReadingContext): readonly TypedWord[] | null {
  const words: TypedWord[] = [];
  for (const word of text.split(' ')) {
    const { plain } = readSyllable(word);
    const isOdd = word === '' || isBoundary(words.at(-1), plain) || isListWord(word) || hasTelexSign(word);
    if (isOdd || (isNumber(plain) && !NUMBER.test(word)) || (!isNumber(plain) && HAS_DIGIT.test(word)))
      return null;
    words.push({ text: word, plain, isAbbreviated: false });
  }
  const end = words
    .slice(-2)
    .map(({ plain }) => plain)
    .join(' ');
  if (words.length > 2 && (end === ownProvince || end === 'viet nam')) return null;
  return words.length < 2 || words.length > Math.min(index.wordsMax, NAME_WORDS_MAX) ? null : words;
}

/** Longer, and the end may be a place: "Kế Sách Sóc Trăng". */
const NAME_WORDS_MAX = 3;
function isBoundary(before: TypedWord | undefined, plain: string): boolean {
  if (before === undefined) return BOUNDARY_PHRASES.has(plain) || WORDS_AFTER_KIND.has(plain);
  return BOUNDARY_PHRASES.has(plain) || BOUNDARY_PHRASES.has(`${before.plain} ${plain}`);
}

const NUMBER = /^[1-9]\d*$/;
const HAS_DIGIT = /\d/;

/** The lead is read like any text; with nothing but offices in it, its one segment that counts is the last. */
function judgeLead(text: string, context: ReadingContext): Segment | null {
  const words = readTypedWords(`${text} ${NAME}`);
  if (typeof words === 'string' || words.isDecoded) return null;
  const segments = cutSegments(words.words, context.hard);
  const last = segments.at(-1);
  if (last?.kind !== 'commune' || last.words.length !== 1 || segments.some(({ kind }) => kind === 'larger'))
    return null;
  if (segments.filter(({ kind }) => kind === 'commune').length > 1 || last.isOld || last.parenthesis > 0)
    return null;
  const reading = readUnit(segments, context);
  if ('problem' in reading || !isNamed(reading.name)) return null;
  return reading.places.length === 0 && reading.remarks.length === 0 && reading.formerNames.length === 0
    ? last
    : null;
}

/** Stands for the name while its lead is judged; no unit has it. */
const NAME = 'qqq';

function isNamed(name: ReadName): boolean {
  return name.words.join(' ') === NAME;
}
