import { plainKey, toneKey } from '../text/vietnamese.ts';
import type { NumberToken, Token } from './tokens.ts';

/**
 * Where a recursive-descent parser stands in the tokens. Rules answer null (or false) where they do not apply and are
 * then taken back by `attempt`; the furthest token that ever stopped a rule is the part that was not understood.
 */
export class Cursor {
  private readonly tokens: readonly Token[];
  private position = 0;
  private furthest = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** Runs a rule; where it answers null, nothing was consumed. */
  attempt<T>(rule: () => T | null): T | null {
    const start = this.position;
    const result = rule();
    if (result === null) this.position = start;
    return result;
  }

  /** The first rule that applies. */
  first<T>(...rules: readonly (() => T | null)[]): T | null {
    for (const rule of rules) {
      const result = this.attempt(rule);
      if (result !== null) return result;
    }
    return null;
  }

  /** Consumes the first of these phrases that stands here, and answers it. */
  phrase(...phrases: readonly string[]): string | null {
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      if (words.every((word, index) => this.isWord(word, index))) {
        this.advance(words.length);
        return phrase;
      }
    }
    this.mark(phrases);
    return null;
  }

  /** A word whose plain letters are another word ("sáu" six, "sau" next): it counts only with its accents. */
  accented(word: string): boolean {
    const token = this.tokens[this.position];
    if (token?.type !== 'word' || token.tone !== toneKey(word)) return false;
    this.advance(1);
    return true;
  }

  /** Whether this phrase stands here; consumes nothing. */
  ahead(phrase: string): boolean {
    return wordsOf(phrase).every((word, index) => this.isWord(word, index));
  }

  sign(...signs: readonly string[]): string | null {
    const token = this.tokens[this.position];
    if (token?.type === 'sign' && signs.includes(token.text)) {
      this.advance(1);
      return token.text;
    }
    return null;
  }

  number(accepts: (token: NumberToken) => boolean = () => true): NumberToken | null {
    const token = this.tokens[this.position];
    if (token?.type !== 'number' || !accepts(token)) return null;
    this.advance(1);
    return token;
  }

  /** Consumes anything up to, not including, the closing bracket or the end. */
  rest(): boolean {
    const start = this.position;
    while (this.position < this.tokens.length && !this.isSign(')')) this.advance(1);
    return this.position > start;
  }

  atEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  /** The words from the furthest point reached; '' where the text ended too early. */
  notUnderstood(): string {
    return this.tokens
      .slice(this.furthest)
      .map((token) => token.text)
      .join(' ');
  }

  isSign(sign: string): boolean {
    const token = this.tokens[this.position];
    return token?.type === 'sign' && token.text === sign;
  }

  private isWord(word: GrammarWord, offset: number): boolean {
    const token = this.tokens[this.position + offset];
    if (token === undefined) return false;
    if (word.digits !== null) return token.type === 'number' && token.value === word.digits;
    if (token.type !== 'word') return false;
    return token.tone === word.tone || (isAscii(token.tone) && token.plain === word.plain);
  }

  private advance(count: number): void {
    this.position += count;
    if (this.position > this.furthest) this.furthest = this.position;
  }

  /** A phrase that began well and broke off: the word where it broke is the one not understood. */
  private mark(phrases: readonly string[]): void {
    for (const phrase of phrases) {
      const words = wordsOf(phrase);
      let matched = 0;
      while (matched < words.length && this.isWord(words[matched] as GrammarWord, matched)) matched++;
      if (matched > 1 && this.position + matched > this.furthest) this.furthest = this.position + matched;
    }
  }
}

interface GrammarWord {
  readonly tone: string;
  readonly plain: string;
  readonly digits: number | null;
}

const PHRASES = new Map<string, readonly GrammarWord[]>();

/** Phrases of the grammar are few and fixed, so their keys are computed once. */
function wordsOf(phrase: string): readonly GrammarWord[] {
  const known = PHRASES.get(phrase);
  if (known !== undefined) return known;
  const words = phrase.split(' ').map((word) => ({
    tone: toneKey(word),
    plain: plainKey(word),
    digits: /^\d+$/.test(word) ? Number(word) : null,
  }));
  PHRASES.set(phrase, words);
  return words;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7e) return false;
  return true;
}
