/**
 * Several lists of one unit (P43). A second list may correct the first or add to it, and only its own words tell: so both are
 * read, and persons in both are one by R3, which keeps their first day. Where the later one says that it takes the place of the
 * earlier, who is no longer named there is left out; whoever is named again keeps the day of the first. (To take the earlier file
 * away would lose that day.)
 */
import { nameKeys } from '../people/person-name.ts';
import { displayDay } from '../time/local-date.ts';
import { cellText } from './cell-text.ts';
import type { CellValue } from '../workbook/model.ts';
import { type ListFile, type ListPart, withParts } from './list-file.ts';
import { isNothing } from './nothing-text.ts';

export interface CurrentLists {
  /** As given, without the people whom a later list leaves out. */
  readonly lists: readonly ListFile[];
  /** Vietnamese, for staff. */
  readonly notices: readonly string[];
}

/** @param unitKeyOf equal keys are equal units; null where a person must say which is meant. */
export function currentLists(
  lists: readonly ListFile[],
  unitKeyOf: (typed: string) => string | null,
): CurrentLists {
  const notices: string[] = [];
  const current = lists.map((list) => {
    notices.push(...unclearOrder(list, lists, unitKeyOf));
    const parts = list.parts.map((part) => {
      const later = lists.filter((other) => isLater(other, list) && isOfUnit(other, part, unitKeyOf));
      const replacing = newestOf(later.filter((one) => one.parts.some(({ saysReplaces }) => saysReplaces)));
      const counted = replacing === null ? later : later.filter((one) => !isLater(replacing, one));
      const named = namesIn(counted);
      const gone = part.people.filter(({ name }) => !isNothing(cellText(name)) && !named.has(keyOf(name)));
      const newest = replacing ?? newestOf(later);
      if (newest === null || gone.length === 0) return part;
      const words = replacing === null ? stillRead : leftOut;
      notices.push(words({ unit: part.unitTyped, earlier: list.name, later: newest, count: gone.length }));
      return replacing === null
        ? part
        : { ...part, people: part.people.filter((person) => !gone.includes(person)) };
    });
    return parts.every((part, at) => part === list.parts[at]) ? list : withParts(list, parts);
  });
  return { lists: current, notices };
}

/** Of the day before or the same, nobody knows which was meant to hold. */
function isLater(one: ListFile, other: ListFile): boolean {
  return one.received !== null && other.received !== null && one.received.serial > other.received.serial;
}

/** It says that it replaces, and nobody can tell whether it came after. */
function unclearOrder(
  list: ListFile,
  lists: readonly ListFile[],
  unitKeyOf: (typed: string) => string | null,
): readonly string[] {
  return list.parts.flatMap((part) => {
    if (!part.saysReplaces) return [];
    const beside = lists.filter(
      (other) =>
        other !== list && isOfUnit(other, part, unitKeyOf) && !isLater(list, other) && !isLater(other, list),
    );
    return beside.map(
      ({ name }) =>
        `Danh sách “${list.name}” của ${part.unitTyped} ghi là thay thế, nhưng chưa rõ nhận sau “${name}” hay không; ` +
        'vẫn tính cả hai. Đề nghị ghi “Ngày nhận” của hai tệp, cùng ngày thì kèm giờ.',
    );
  });
}

function isOfUnit(
  list: ListFile,
  { unitTyped }: ListPart,
  unitKeyOf: (typed: string) => string | null,
): boolean {
  const key = unitKeyOf(unitTyped);
  return key !== null && list.parts.some((part) => unitKeyOf(part.unitTyped) === key);
}

function newestOf(lists: readonly ListFile[]): ListFile | null {
  return lists.toSorted((a, b) => (b.received?.serial ?? 0) - (a.received?.serial ?? 0))[0] ?? null;
}

function namesIn(lists: readonly ListFile[]): ReadonlySet<string> {
  return new Set(
    lists.flatMap(({ parts }) => parts.flatMap(({ people }) => people.map(({ name }) => keyOf(name)))),
  );
}

/** Without marks: whether “Nguyen Van An” is “Nguyễn Văn An” R3 asks, and nobody is left out for a spelling. */
function keyOf(name: CellValue): string {
  return nameKeys(cellText(name)).k2;
}

interface Difference {
  readonly unit: string;
  readonly earlier: string;
  readonly later: ListFile;
  /** Who stands in the earlier only. */
  readonly count: number;
}

function stillRead({ unit, earlier, later, count }: Difference): string {
  return (
    `Danh sách “${later.name}” của ${unit} gửi sau không có ${count} người của “${earlier}”; vẫn tính cả hai. ` +
    `Nếu danh sách sau thay thế danh sách trước, đề nghị ghi “thay thế danh sách đã gửi” ở phần đầu của “${later.name}”.`
  );
}

function leftOut({ unit, earlier, later, count }: Difference): string {
  const day = later.received === null ? '' : `, nhận ${displayDay(later.received.day)}`;
  return `Danh sách “${later.name}” của ${unit}${day}, ghi là thay thế: ${count} người chỉ có trong “${earlier}” không còn tính.`;
}
