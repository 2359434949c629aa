/**
 * Who asks for which meals and nights in a list (P75, P80): its columns are found among the plan's by day and meal, however
 * their titles are worded. A column that fits none, or a cell that is no x, is said and counts for nothing.
 */
import type { Night, StayTerms } from '../plan/duty-plan.ts';
import { type StaySlot, slotsOf } from '../plan/stay-slots.ts';
import { cellText } from '../responses/cell-text.ts';
import type { ListFile, ListPart, ListPerson } from '../responses/list-file.ts';
import { isNothing } from '../responses/nothing-text.ts';
import { plainKey } from '../text/vietnamese.ts';
import type { IsoDay } from '../time/local-date.ts';
import { NIGHT_COLUMN } from '../workbook/keys.ts';
import { slotAnswer } from './slot-answer.ts';

export interface ListStay {
  readonly guests: readonly ListGuest[];
  /** Vietnamese, for the terminal. */
  readonly notices: readonly string[];
}

/** Somebody who asks for at least one meal or night. Texts as typed. */
export interface ListGuest {
  readonly unitTyped: string;
  readonly name: string;
  readonly sexTyped: string;
  readonly role: string;
  /** Keys of the plan's slots. */
  readonly slots: ReadonlySet<string>;
  readonly receivedOn: IsoDay | null;
  readonly note: string;
}

export function stayOfList(list: ListFile, terms: StayTerms): ListStay {
  const slots = slotsOf(terms);
  const read = list.parts.map((part) => partStay(part, slots, terms.nights, list.received?.day ?? null));
  return {
    guests: read.flatMap(({ guests }) => guests),
    notices: read.flatMap(({ notices }) => notices).map((text) => `Tệp danh sách “${list.name}”: ${text}`),
  };
}

function partStay(
  part: ListPart,
  slots: readonly StaySlot[],
  nights: readonly Night[],
  receivedOn: IsoDay | null,
): ListStay {
  const meant = part.slots.map((title) => slotMeant(title, slots, nights));
  const doubled = meant.filter((slot, at) => slot !== null && meant.indexOf(slot) !== at);
  const notices = part.slots.flatMap((title, at) => {
    const slot = meant[at] ?? null;
    const isUsed = part.people.some(({ answers }) => slotAnswer(answers[at] ?? null) !== 'not');
    if (!isUsed || (slot !== null && !doubled.includes(slot))) return [];
    const why = slot === null ? 'không khớp bữa ăn hay đêm nghỉ nào của kế hoạch' : 'trùng với một cột khác';
    return [`cột “${title}” ${why}, chưa tính. Đề nghị hỏi lại đơn vị.`];
  });
  const guests = part.people.flatMap((person) => {
    const own = new Set<string>();
    for (const [at, answer] of person.answers.entries()) {
      const slot = meant[at] ?? null;
      if (slot === null || doubled.includes(slot)) continue;
      const said = slotAnswer(answer);
      if (said === 'asked') own.add(slot.key);
      if (said === 'unclear')
        notices.push(
          `dòng ${person.row}, cột “${part.slots[at]}”: “${cellText(answer)}” chưa tính; đề nghị đánh x.`,
        );
    }
    return own.size === 0 ? [] : [guestOf(person, own, receivedOn)];
  });
  return { guests, notices };
}

function guestOf(person: ListPerson, slots: ReadonlySet<string>, receivedOn: IsoDay | null): ListGuest {
  const { unitTyped, name, sexTyped, role, note } = person;
  return {
    unitTyped,
    name: isNothing(cellText(name)) ? '' : cellText(name),
    sexTyped: cellText(sexTyped),
    role: cellText(role),
    slots,
    receivedOn,
    note: cellText(note),
  };
}

/** Null: none, or more than one. */
function slotMeant(title: string, slots: readonly StaySlot[], nights: readonly Night[]): StaySlot | null {
  const words = wordsOf(title);
  const fitting = slots.filter((slot) =>
    slot.kind === 'meal' ? isMeal(slot, words) : isNight(slot, words, nights),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** “Ăn 19/5 trưa”, “Trưa ngày 19 tháng 5”: the words of its label, in whatever order. */
function isMeal({ label }: StaySlot, words: Words): boolean {
  if (words.isNight) return false;
  const [, date = '', name = ''] = /^(\S+) (.*)$/.exec(label) ?? [];
  return (
    words.days.length === 1 && words.days[0] === dayKey(date) && words.text.includes(` ${plainKey(name)} `)
  );
}

/** By both of its days, or by the one on which it begins. */
function isNight({ key }: StaySlot, words: Words, nights: readonly Night[]): boolean {
  if (!words.isNight) return false;
  const night = nights.find(({ from }) => NIGHT_COLUMN.of(from) === key);
  if (night === undefined) return false;
  const [from, to] = [shortDay(night.from), shortDay(night.to)];
  const [first, second] = words.days;
  if (second !== undefined) return first === from && second === to;
  return first === from;
}

interface Words {
  readonly text: string;
  readonly isNight: boolean;
  /** “19/5”, in the order in which they stand. */
  readonly days: readonly string[];
}

function wordsOf(title: string): Words {
  const plain = plainKey(title).replace(/ ?(?:thang) ?/g, '/');
  const text = ` ${plain.replace(/[^a-z0-9/]+/g, ' ').trim()} `;
  return { text, isNight: / (?:nghi|dem|luu tru|phong|o lai) /.test(text), days: daysIn(plain) };
}

/** “18→19/5” names two days of one month. */
function daysIn(plain: string): readonly string[] {
  const pair =
    /(\d{1,2})(?:\/(\d{1,2}))?(?:\/\d{4})? ?(?:→|->|–|—|-|den|sang|rang) ?(?:ngay )?(\d{1,2})\/(\d{1,2})/.exec(
      plain,
    );
  if (pair !== null) {
    const [, first = '', firstMonth, second = '', month = ''] = pair;
    return [dayKey(`${first}/${firstMonth ?? month}`), dayKey(`${second}/${month}`)];
  }
  return [...plain.matchAll(/(\d{1,2})[/.-](\d{1,2})/g)].map(([, date, month]) => dayKey(`${date}/${month}`));
}

function shortDay(day: IsoDay): string {
  const [, month, date] = day.split('-');
  return dayKey(`${date}/${month}`);
}

function dayKey(text: string): string {
  return text
    .split('/')
    .map((part) => Number(part))
    .join('/');
}
