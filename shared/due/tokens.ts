import { cleanText, plainKey, toneKey } from '../text/vietnamese.ts';

/**
 * A due text as words, numbers and signs. A word keeps both keys: it matches a word of the grammar when its letters and
 * tones agree, or when it was typed without any diacritics at all. A wrongly accented word ("thăng 4") matches nothing.
 */
export type Token = WordToken | NumberToken | SignToken;

interface WordToken {
  readonly type: 'word';
  /** K1: lower case, tones at the end of the syllable. */
  readonly tone: string;
  /** K2. */
  readonly plain: string;
  readonly text: string;
}

export interface NumberToken {
  readonly type: 'number';
  readonly value: number;
  readonly digits: number;
  readonly text: string;
}

interface SignToken {
  readonly type: 'sign';
  readonly text: string;
}

/** Longest text read. A due date is a phrase; what is longer is something else pasted by mistake. */
export const DUE_TEXT_MAX = 300;

const PART = /\d+|[\p{L}\p{M}]+|\.{2,}|…|\S/gu;

export function tokensOf(text: string): readonly Token[] {
  const clean = cleanText(text.replace(/\u00a0/g, ' ')).normalize('NFC');
  const tokens = (clean.match(PART) ?? []).map(tokenOf);
  return withoutFinalStop(tokens);
}

function tokenOf(text: string): Token {
  if (/^\d/.test(text)) return { type: 'number', value: Number(text), digits: text.length, text };
  if (/^[\p{L}\p{M}]/u.test(text)) return { type: 'word', tone: toneKey(text), plain: plainKey(text), text };
  return { type: 'sign', text: SAME_SIGN[text] ?? (/^\.{2,}$/.test(text) ? '…' : text) };
}

/** Dashes are one sign, however typed. */
const SAME_SIGN: Readonly<Record<string, string>> = { '–': '-', '—': '-', '‑': '-', '−': '-', '‐': '-' };

/** A sentence may end in a stop; a stop elsewhere means something. */
function withoutFinalStop(tokens: readonly Token[]): readonly Token[] {
  const last = tokens[tokens.length - 1];
  const isStop = last?.type === 'sign' && (last.text === '.' || last.text === ';' || last.text === ',');
  return isStop ? tokens.slice(0, -1) : tokens;
}
