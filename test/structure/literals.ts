/** A text written in a source file: a string, a part of a template, or a regular expression. */
export interface Literal {
  readonly kind: 'string' | 'template' | 'regex';
  /** As the program has it; of a template one part between two holes. */
  readonly text: string;
  readonly line: number;
  /** A hole of the template comes behind it. */
  readonly isOpen: boolean;
}

/** Every literal of a TypeScript source, comments left out. Read by hand: there is no compiler to ask. */
export function literalsOf(source: string): readonly Literal[] {
  const reader = new LiteralReader(source);
  reader.readCode('');
  return reader.found;
}

class LiteralReader {
  readonly found: Literal[] = [];
  private readonly source: string;
  private at = 0;
  /** The last character of code that is no space: it tells a division from a regular expression. */
  private last = '';
  private line = 1;
  private counted = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Up to the closing brace of a hole, or to the end of the file. */
  readCode(end: '' | '}'): void {
    let depth = 0;
    while (this.at < this.source.length) {
      const here = this.source[this.at] ?? '';
      const pair = this.source.slice(this.at, this.at + 2);
      if (end !== '' && depth === 0 && here === end) return;
      if (pair === '//') this.skipTo('\n');
      else if (pair === '/*') this.skipTo('*/');
      else if (here === "'" || here === '"') this.readString(here);
      else if (here === '`') this.readTemplate();
      else if (here === '/' && !/[\w)\]}]/.test(this.last)) this.readRegex();
      else {
        if (here === '{') depth += 1;
        if (here === '}') depth -= 1;
        if (here.trim() !== '') this.last = here;
        this.at += 1;
      }
    }
  }

  private readString(quote: string): void {
    const start = this.at;
    this.at += 1;
    let text = '';
    while (this.at < this.source.length && this.source[this.at] !== quote) text += this.character();
    this.end('string', text, start, false);
  }

  private readTemplate(): void {
    let start = this.at;
    this.at += 1;
    let text = '';
    while (this.at < this.source.length && this.source[this.at] !== '`') {
      if (this.source.slice(this.at, this.at + 2) !== '${') {
        text += this.character();
        continue;
      }
      this.add('template', text, start, true);
      this.at += 2;
      this.readCode('}');
      this.at += 1;
      [start, text] = [this.at, ''];
    }
    this.end('template', text, start, false);
  }

  private readRegex(): void {
    const start = this.at;
    this.at += 1;
    let text = '';
    let isInClass = false;
    while (this.at < this.source.length && (isInClass || this.source[this.at] !== '/')) {
      const here = this.source[this.at] ?? '';
      if (here === '[') isInClass = true;
      if (here === ']') isInClass = false;
      const size = here === '\\' ? 2 : 1;
      text += this.source.slice(this.at, this.at + size);
      this.at += size;
    }
    this.end('regex', text, start, false);
  }

  /** One character, an escaped one as it stands behind its backslash. */
  private character(): string {
    if (this.source[this.at] === '\\') this.at += 1;
    this.at += 1;
    return this.source[this.at - 1] ?? '';
  }

  private end(kind: Literal['kind'], text: string, start: number, isOpen: boolean): void {
    this.at += 1;
    this.last = ')';
    this.add(kind, text, start, isOpen);
  }

  private add(kind: Literal['kind'], text: string, start: number, isOpen: boolean): void {
    // Literals are found in their order, so the lines are counted once.
    for (; this.counted < start; this.counted++) if (this.source[this.counted] === '\n') this.line += 1;
    this.found.push({ kind, text, line: this.line, isOpen });
  }

  private skipTo(end: string): void {
    const found = this.source.indexOf(end, this.at + (end === '*/' ? 2 : 0));
    this.at = found < 0 ? this.source.length : found + (end === '\n' ? 0 : end.length);
  }
}
