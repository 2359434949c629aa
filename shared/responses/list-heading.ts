/** What stands above the people of a list: whose it is, when the office received it, what it says of itself (P43, P73). */
import { maskPhonesIn } from '../people/phone.ts';
import { cleanText, plainKey } from '../text/vietnamese.ts';
import { isChecked } from '../workbook/check.ts';
import type { CellValue } from '../workbook/model.ts';
import { cellText } from './cell-text.ts';
import { isNothing } from './nothing-text.ts';

export interface ListHeading {
  /** It has the labels that the office and the commune fill in: the unit, the day of receipt. */
  readonly isLabelled: boolean;
  /** It is called a list, or begins with the name of a unit. */
  readonly isTitled: boolean;
  /** '' where it names none; where it names two, both, so that a person sees it. */
  readonly unitTyped: string;
  /** “Ngày nhận” as typed. */
  readonly received: readonly ReceivedSaid[];
  readonly saysNoStay: boolean;
  readonly saysReplaces: boolean;
  readonly notices: readonly string[];
}

export interface ReceivedSaid {
  readonly value: CellValue;
}

type Rows = readonly (readonly CellValue[])[];

export function readListHeading(rows: Rows): ListHeading {
  const cells = rows.flatMap(distinctCells);
  const labelled = rows.flatMap((row) => answersIn(row, UNIT_LABEL)).map(textOf);
  const letterheads = cells.map(textOf).filter((text) => LETTERHEAD.test(plainKey(text)));
  const units = unitsOf(labelled, letterheads);
  const received = rows.flatMap((row) => answersIn(row, RECEIVED_LABEL)).map((value) => ({ value }));
  const ticks = rows.flatMap((row) => answersIn(row, NO_STAY_LABEL));
  const oddTicks = ticks.filter((tick) => !isBlank(tick) && !isTicked(tick) && !isNothing(textOf(tick)));
  const hasLabel = (label: RegExp) =>
    rows.some((row) => row.some((cell) => label.test(plainKey(cellText(cell)))));
  return {
    isLabelled: hasLabel(UNIT_LABEL) || hasLabel(RECEIVED_LABEL),
    isTitled: units.length > 0 || cells.some((cell) => TITLE.test(plainKey(textOf(cell)))),
    unitTyped: units.join('; '),
    received: received.filter(({ value }) => !isBlank(value)),
    saysNoStay: ticks.some(isTicked) || cells.some((cell) => saysNoStay(textOf(cell))),
    saysReplaces: cells.some((cell) => REPLACES.test(plainKey(textOf(cell)))),
    notices: [
      ...(units.length > 1
        ? [
            `phần đầu ghi nhiều đơn vị (${units.map(quoted).join(', ')}); chưa biết danh sách của đơn vị nào. Đề nghị sửa dòng “Đơn vị”.`,
          ]
        : []),
      ...oddTicks.map(
        (tick) =>
          `ô “Không đăng ký ăn, nghỉ” ghi ${quoted(textOf(tick))}, chưa tính; đề nghị đánh x hoặc để trống.`,
      ),
    ],
  };
}

/** Whether a sentence by itself, and not a label that waits for a tick, says that nobody asks for meals and rooms. */
export function saysNoStay(text: string): boolean {
  const plain = plainKey(text);
  return NO_STAY.test(plain) && !NO_STAY_LABEL.test(plain);
}

const NO_STAY =
  /^[^a-z]*(?:don vi )?(?:khong|k) (?:co )?(?:nguoi |dai bieu )?(?:dang ky|nhu cau|co nhu cau)(?: dang ky)? (?:bo tri )?(?:an|nghi|luu tru|an uong|cho (?:an|nghi|o))(?:[^a-z]+(?:va|hoac|an|nghi|uong|luu tru|o|dem|trua|cho|tai hoi nghi))*[^a-z]*$/;
/** Ours asks for an x; anybody's ends with a colon. */
const NO_STAY_LABEL =
  /khong (?:co nhu cau |co )?(?:dang ky )?(?:an|nghi|luu tru)\b.*(?:danh (?:dau )?x\b.*|:\s*)$/;
const UNIT_LABEL =
  /^[^a-z]*(?:ten )?(?:don vi|co quan|xa[^a-z]+phuong)(?: (?:dang ky|cong tac|gui|lap|cu(?: dai bieu)?))?(?: danh sach)?\s*(?::|$)/;
const RECEIVED_LABEL = /^[^a-z]*ngay (?:tiep )?nhan(?: (?:duoc )?danh sach)?(?:\s*\([^)]*\))?\s*(?::|$)/;
const TITLE = /^[^a-z]*(?:bieu|mau|phu luc)?[^a-z]*danh sach\b/;
/** “UBND XÃ LONG PHÚ”, “HĐND – UBND PHƯỜNG NINH KIỀU”, “XÃ LONG PHÚ”. */
const LETTERHEAD =
  /^(?:(?:thuong truc|tt|vp|van phong|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|ubmttq(?:vn)?|mttq|dang uy|va|cua)[\s–&,-]+)*(?:xa|phuong|thi tran|dac khu) (?!hoi chu nghia)[^,;:()]{2,40}$/;
const REPLACES =
  /\bthay the (?:cho )?(?:danh sach|ban|van ban)|\bdanh sach (?:\S+ ){0,4}thay the\b|\(thay the\b/;

/** The words behind a label in its own cell, else the next cell to its right that says something else. */
function answersIn(row: readonly CellValue[], label: RegExp): readonly CellValue[] {
  const at = row.findIndex((cell) => typeof cell === 'string' && label.test(plainKey(cell)));
  if (at < 0) return [];
  const own = cellText(row[at]);
  const behind = own.includes(':') ? own.slice(own.indexOf(':') + 1).trim() : '';
  if (!isBlank(behind)) return [behind];
  const next = row.slice(at + 1).find((cell) => cellText(cell) !== own && !isBlank(cell));
  return [next ?? null];
}

/** The words behind the label count; the letterhead where there are none, and beside them where it names another. */
function unitsOf(labelled: readonly string[], letterheads: readonly string[]): readonly string[] {
  const said = labelled.filter((text) => !isNothing(text));
  const all = [...said, ...letterheads];
  return all.filter((unit, at) => !all.slice(0, at).some((before) => isSameUnit(before, unit)));
}

/** “UBND xã Long Phú” and “Xã Long Phú” are one; so are “Long Phú” and “XÃ LONG PHÚ”. */
function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [bareUnit(one), bareUnit(other)];
  if (a.name !== b.name) return false;
  return a.kind === b.kind || a.kind === '' || b.kind === '';
}

export function bareUnit(text: string): { readonly kind: string; readonly name: string } {
  const plain = plainKey(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const rest = plain.replace(OFFICES, '').trim();
  const [, kind = '', name = ''] = /^(xa|phuong|thi tran|dac khu)?\b ?(.*)$/.exec(rest) ?? [];
  return { kind, name };
}

const OFFICES =
  /^(?:(?:thuong truc|tt|vp|van phong|va|ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|ubmttq(?:vn)?|mttq|dang uy|cua) ?)+(?=(?:xa|phuong|thi tran|dac khu) )/;

/** A merged cell stands in all of its places. */
function distinctCells(row: readonly CellValue[]): readonly CellValue[] {
  return row.filter((cell, at) => !isBlank(cell) && cell !== row[at - 1]);
}

function isTicked(value: CellValue): boolean {
  return isChecked(typeof value === 'string' ? cleanText(value) : value);
}

/** Dots to write upon are blank. */
function isBlank(value: CellValue | undefined): boolean {
  return BLANK.test(cellText(value));
}

const BLANK = /^[\s.…_/:-]*$/u;

function textOf(value: CellValue): string {
  return cleanText(cellText(value));
}

const SHOWN_LENGTH_MAX = 60;

function quoted(text: string): string {
  return `“${maskPhonesIn(text.slice(0, SHOWN_LENGTH_MAX))}”`;
}
