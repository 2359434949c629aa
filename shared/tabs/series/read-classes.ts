/** The classes that staff opened below the grid of `Chuỗi lớp` (P52), as they stood at the end of a day. */
import { classStandingOf } from '../../plan/class-standing.ts';
import type { Duty } from '../../plan/duty-plan.ts';
import { dayCell, isBlank, textCell } from '../../programme/progress-cell.ts';
import { classCodes, classGroupName, codeKey, type NamedOnce } from '../../series/class-numbers.ts';
import { yearOf } from '../../series/group-plan.ts';
import { type DaySpan, type SeriesClass, seriesClassState } from '../../series/series-class.ts';
import { toneKey } from '../../text/vietnamese.ts';
import { displayDay, endOfDayMs, type IsoDay } from '../../time/local-date.ts';
import { SERIES_TAB, TRAINED_COLUMN } from '../../workbook/keys.ts';
import type { CellValue } from '../../workbook/model.ts';
import type { CellVersion } from '../../workbook/staff-sheet.ts';
import { everyEntry } from '../office/adopt-entries.ts';
import { type Problems, RowOn } from '../office/cells-on.ts';
import { countCell } from '../office/count-cell.ts';
import type { DutyTabInput } from '../office/duty-plan-state.ts';
import { ClassParties } from './class-parties.ts';
import { audienceDuties, CLASS_FIELDS, classDuties, groupChoice } from './series-columns.ts';

/** In the order of the rows. One whose cells are all empty is none. */
export function readClasses(input: DutyTabInput, problems: Problems): readonly SeriesClass[] {
  const { plan, sheet, asOf, match } = input;
  const tab = SERIES_TAB.of(plan.id);
  const duties = classDuties(plan);
  const audiences = audienceDuties(plan);
  const rows = everyEntry(sheet, tab).map((key) => new RowOn(sheet, tab, key, asOf));
  const versions = (row: string, column: string) =>
    sheet.versionsOfAdded(tab, row, column).filter(({ seenAt }) => seenAt <= endOfDayMs(asOf));
  const codes = classCodes(
    rows.flatMap(({ row }, order) =>
      namesOf(versions(row, 'group'), versions(row, 'from'), duties).map((one) => ({ ...one, row, order })),
    ),
  );
  const parties = new ClassParties(plan, match);
  return rows
    .filter((row) => CLASS_FIELDS.some((column) => !isBlank(row.value(column))))
    .map((row) => readClass(row, { duties, audiences, codes, parties, asOf, problems }));
}

interface Reading {
  readonly duties: readonly Duty[];
  readonly audiences: readonly Duty[];
  readonly codes: ReadonlyMap<string, string>;
  readonly parties: ClassParties;
  readonly asOf: IsoDay;
  readonly problems: Problems;
}

function readClass(row: RowOn, reading: Reading): SeriesClass {
  const { duties, codes, parties, asOf, problems } = reading;
  const say = (text: string) => problems.say(row.row, text);
  const duty = readGroup(row.value('group'), duties, say);
  const study = readSpan(row, ['from', 'to'], 'Từ ngày', say);
  const field = readSpan(row, ['fieldFrom', 'fieldTo'], 'Đi thực tế từ', say);
  const present = readCount(row, 'present', 'số người có mặt', say);
  const standing = readStanding(row.value('standing'), say);
  const state = seriesClassState({ standing, present, study }, asOf);
  const place = textCell(row.value('commune'));
  const isDropped = state === 'postponed' || state === 'cancelled';
  const owner = duty === null || isDropped ? { party: null, problem: null } : parties.partyOf(duty, place);
  if (owner.problem !== null) say(owner.problem);
  const name = duty === null || study === null ? null : classGroupName(duty.key, yearOf(study.from));
  const one: SeriesClass = {
    row: row.row,
    duty,
    code: name === null ? null : (codes.get(codeKey(row.row, name)) ?? null),
    codes: [...codes].flatMap(([key, code]) => (key.startsWith(codeKey(row.row, '')) ? [code] : [])),
    study,
    field,
    place,
    venue: textCell(row.value('venue')),
    party: owner.party,
    capacity: readCount(row, 'capacity', 'sức chứa', say),
    present,
    attendees: null,
    trained: readTrained(row, duty, reading),
    standing,
    state,
  };
  sayMissing(row, one, say);
  return one;
}

/** Every name that the row ever had, with when it had it: codes are given in that order. */
function namesOf(
  groups: readonly CellVersion[],
  days: readonly CellVersion[],
  duties: readonly Duty[],
): readonly Pick<NamedOnce, 'name' | 'at'>[] {
  const times = [...new Set([...groups, ...days].map(({ seenAt }) => seenAt))].sort((a, b) => a - b);
  const heldAt = (versions: readonly CellVersion[], at: number) =>
    versions.findLast(({ seenAt }) => seenAt <= at)?.value ?? null;
  return times.flatMap((at) => {
    const duty = readGroup(heldAt(groups, at), duties, () => undefined);
    const day = dayCell(heldAt(days, at)).value;
    return duty === null || day === null ? [] : [{ name: classGroupName(duty.key, yearOf(day)), at }];
  });
}

/** By what the dropdown offers, the group's code or its name. */
function readGroup(value: CellValue, duties: readonly Duty[], say: (text: string) => void): Duty | null {
  const typed = textCell(value);
  if (typed === null) return null;
  const key = toneKey(typed);
  const found = duties.filter((duty) =>
    [groupChoice(duty), duty.key, duty.label].some((name) => toneKey(name) === key),
  );
  const [duty] = found;
  if (duty !== undefined && found.length === 1) return duty;
  say(`Cần chọn nhóm trong danh sách; “${typed}” không khớp đúng một nhóm, lớp chưa được tính.`);
  return null;
}

function readSpan(
  row: RowOn,
  [first, last]: readonly [string, string],
  title: string,
  say: (text: string) => void,
): DaySpan | null {
  const [from, to] = [dayCell(row.value(first)), dayCell(row.value(last))];
  for (const { unreadable } of [from, to])
    if (unreadable !== null) say(`Cần ghi ngày dạng 15/06/2024; “${unreadable}” không đọc được, chưa tính.`);
  if (from.value === null) {
    if (to.value !== null && from.unreadable === null && first !== 'from') say(`Cần ghi “${title}”.`);
    return null;
  }
  if (to.value !== null && to.value < from.value) {
    say(`Cần kiểm tra: ngày kết thúc ${displayDay(to.value)} trước ngày bắt đầu ${displayDay(from.value)}.`);
    return { from: from.value, to: from.value };
  }
  return { from: from.value, to: to.value ?? from.value };
}

function readCount(row: RowOn, column: string, what: string, say: (text: string) => void): number | null {
  const { value, unreadable } = countCell(row.value(column));
  if (unreadable !== null) say(`Cần ghi ${what} bằng một số nguyên; đang ghi “${unreadable}”, chưa tính.`);
  return value;
}

function readStanding(value: CellValue, say: (text: string) => void): SeriesClass['standing'] {
  const text = textCell(value) ?? '';
  const standing = classStandingOf(text) ?? null;
  if (standing === null && text !== '')
    say(`Cần chọn tình trạng lớp trong danh sách; “${text}” không có trong đó, chưa tính.`);
  return standing;
}

function readTrained(
  row: RowOn,
  duty: Duty | null,
  { audiences, problems }: Reading,
): ReadonlyMap<string, number> {
  const trained = new Map<string, number>();
  for (const audience of audiences) {
    const { value, unreadable } = countCell(row.value(TRAINED_COLUMN.of(audience.key)));
    const title = `“Dự lần đầu: ${audience.key}”`;
    if (unreadable !== null)
      problems.say(row.row, `Cần ghi ${title} bằng một số nguyên; đang ghi “${unreadable}”, chưa tính.`);
    if (value === null || value === 0) continue;
    if (duty !== null && !duty.feeds.includes(audience.key))
      problems.say(
        row.row,
        `Cần kiểm tra: nhóm ${duty.key} không tính cho đối tượng ${audience.key} (bảng ở tab “Nhóm đối tượng”); ${title} chưa tính.`,
      );
    else trained.set(audience.key, value);
  }
  return trained;
}

/** What must be there before the class counts. What cannot be read was said already. */
function sayMissing(row: RowOn, { state }: SeriesClass, say: (text: string) => void): void {
  if (state === 'postponed' || state === 'cancelled') return;
  if (isBlank(row.value('group'))) say('Cần chọn “Nhóm”: lớp chưa được tính.');
  if (isBlank(row.value('from'))) say('Cần ghi “Từ ngày”: lớp chưa có mã và chưa được tính.');
}
