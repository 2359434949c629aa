import { attribute, readXml } from '../package/xml-element.ts';
import { attributesOf } from '../package/xml-tags.ts';
import { escapeAttribute, escapeXml, plainText } from '../package/xml-text.ts';
import { PartSections, textOf, withAttributes } from './part-sections.ts';
import { WORKBOOK_ORDER } from './sheet-order.ts';

interface Name {
  readonly name: string;
  /** The sheet whose own it is, by its title; null: the workbook's. */
  readonly sheet: string | null;
  /** The element as it is written, without the number of its sheet. */
  readonly tag: string;
  refersTo: string;
}

/** The workbook part while it is changed: its sheets, in order, and its names. All else stays as it is written. */
export class WorkbookDraft {
  private readonly sections: PartSections;
  /** Elements as they are written. */
  private readonly sheets: string[];
  private names: Name[];
  private readonly before: readonly string[];
  private isChanged = false;

  constructor(text: string) {
    this.sections = new PartSections(text, WORKBOOK_ORDER);
    this.sheets = children(this.sections.text('sheets'));
    this.before = this.sheets.map(titleOf);
    this.names = children(this.sections.text('definedNames')).map((element) => {
      const root = readXml(element);
      const sheet = attribute(root, 'localSheetId');
      return {
        name: attribute(root, 'name') ?? '',
        sheet: sheet === null ? null : (this.before[Number(sheet)] ?? ''),
        tag: element.slice(0, root.contentStart),
        refersTo: plainText(element.slice(root.contentStart, root.contentEnd)),
      };
    });
  }

  get titles(): readonly string[] {
    return this.sheets.map(titleOf);
  }

  addSheet(title: string, relationId: string, at: number, isHidden: boolean): void {
    const ids = this.sheets.map((sheet) => Number(attributesOf(sheet).get('sheetId') ?? 0));
    const state = isHidden ? ' state="veryHidden"' : '';
    const { prefix } = this.sections;
    const relation = `${this.relationPrefix()}:id="${relationId}"`;
    const id = Math.max(0, ...ids) + 1;
    this.sheets.splice(
      at,
      0,
      `<${prefix}sheet name="${escapeAttribute(title)}" sheetId="${id}"${state} ${relation}/>`,
    );
    this.isChanged = true;
  }

  /** What a name refers to; null: there is no such name. */
  name(name: string, sheet: string | null): string | null {
    return this.names.find((one) => one.name === name && one.sheet === sheet)?.refersTo ?? null;
  }

  /** Null: the name goes. */
  setName(name: string, sheet: string | null, refersTo: string | null, isHidden = false): void {
    const known = this.names.find((one) => one.name === name && one.sheet === sheet);
    if ((known?.refersTo ?? null) === refersTo) return;
    this.isChanged = true;
    if (refersTo === null) this.names = this.names.filter((one) => one !== known);
    else if (known !== undefined) known.refersTo = refersTo;
    else {
      const tag = `<${this.sections.prefix}definedName name="${escapeAttribute(name)}"${isHidden ? ' hidden="1"' : ''}>`;
      this.names.push({ name, sheet, tag, refersTo });
    }
  }

  /** All that names refer to, shifted. */
  shiftNames(shift: (refersTo: string, sheet: string | null) => string): void {
    for (const name of this.names) {
      const shifted = shift(name.refersTo, name.sheet);
      if (shifted === name.refersTo) continue;
      name.refersTo = shifted;
      this.isChanged = true;
    }
  }

  /** Whoever opens the file computes its formulas anew. */
  computeOnOpening(): void {
    const text = this.sections.text('calcPr') ?? `<${this.sections.prefix}calcPr calcId="0"/>`;
    this.sections.replaceRaw('calcPr', [withAttributes(text, { fullCalcOnLoad: '1' })]);
  }

  toText(): string {
    if (!this.isChanged) return this.sections.toText();
    const { prefix } = this.sections;
    this.sections.replaceRaw('sheets', [`<${prefix}sheets>${this.sheets.join('')}</${prefix}sheets>`]);
    const names = this.names.map((name) => this.nameText(name));
    this.sections.replaceRaw('definedNames', [
      names.length === 0 ? null : `<${prefix}definedNames>${names.join('')}</${prefix}definedNames>`,
    ]);
    this.keepViews();
    return this.sections.toText();
  }

  private nameText({ sheet, tag, refersTo }: Name): string {
    const { prefix } = this.sections;
    const text = `${tag}${escapeXml(refersTo)}</${prefix}definedName>`;
    const place = sheet === null ? -1 : this.titles.indexOf(sheet);
    return withAttributes(text, { localSheetId: place < 0 ? null : `${place}` });
  }

  /** The sheet in front stays in front, though others came before it. */
  private keepViews(): void {
    const text = this.sections.text('bookViews');
    if (text === null || this.before.length === 0) return;
    const views = children(text).map((view) => {
      const moved = (name: string): string | null => {
        const at = attributesOf(view).get(name);
        const title = at === undefined ? undefined : this.before[Number(at)];
        return title === undefined ? (at ?? null) : `${this.titles.indexOf(title)}`;
      };
      return withAttributes(view, { firstSheet: moved('firstSheet'), activeTab: moved('activeTab') });
    });
    const { prefix } = this.sections;
    this.sections.replaceRaw('bookViews', [`<${prefix}bookViews>${views.join('')}</${prefix}bookViews>`]);
  }

  /** How this part calls what leads to other parts. */
  private relationPrefix(): string {
    const { opening } = this.sections;
    const found = /xmlns:([^\s=]+)\s*=\s*["'][^"']*officeDocument\/(?:2006\/)?relationships["']/.exec(
      opening,
    );
    return found?.[1] ?? 'r';
  }
}

function children(text: string | null): string[] {
  return text === null ? [] : readXml(text).children.map((child) => textOf(text, child));
}

function titleOf(sheet: string): string {
  return plainText(attributesOf(sheet).get('name') ?? '');
}
