/** A list as a table of responses: titles that `readHeader` reads in one way only, one row a person. */
import { nameKeys } from '../people/person-name.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { plainKey } from '../text/vietnamese.ts';
import { cellText } from './cell-text.ts';
import { bareUnit } from './list-heading.ts';
import type { Received } from './list-received.ts';
import type { ListPart, ListPerson } from './list-person.ts';
import type { ResponsesTable } from './response.ts';

export const LIST_TITLES = {
  submitted: 'Dấu thời gian',
  unit: 'Đơn vị',
  class: 'Lớp',
  name: 'Họ và tên',
  position: 'Chức vụ',
  role: 'Thành phần',
  phone: 'Số điện thoại',
  note: 'Ghi chú',
  sex: 'Nam/Nữ',
} as const;

export function listTable(
  parts: readonly ListPart[],
  received: Received | null,
): { readonly table: ResponsesTable; readonly rowNumbers: readonly number[] } {
  const slots = [...new Set(parts.flatMap((part) => part.slots))];
  const people = parts.flatMap((part) => part.people.map((person) => ({ person, part })));
  return {
    table: {
      header: [...Object.values(LIST_TITLES), ...slots],
      rows: people.map(({ person, part }) => [
        received?.serial ?? null,
        person.unitTyped,
        person.class,
        person.name,
        person.position,
        person.role,
        person.phone,
        person.note,
        person.sexTyped,
        ...slots.map(
          (slot) => person.answers.find((answer, at) => part.slots[at] === slot && answer !== null) ?? null,
        ),
      ]),
      ids: idsOf(people.map(({ person }) => person)),
    },
    rowNumbers: people.map(({ person }) => person.row),
  };
}

/**
 * By unit and name, not by the file or the row: a corrected list comes under another name, and with a row more above. So whoever
 * stands in it again is the same response, edited (R8), and one who was left out and comes back is known again. A fingerprint:
 * ids outlive a name that must be forgotten.
 */
function idsOf(people: readonly ListPerson[]): readonly string[] {
  const counts = new Map<string, number>();
  return people.map(({ unitTyped, name }) => {
    const { kind, name: unit } = bareUnit(unitTyped);
    const text = cellText(name);
    const key = JSON.stringify([kind, unit, text === '' ? '' : nameKeys(text).k1 || plainKey(text)]);
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return `list ${fingerprint(key)} ${nth}`;
  });
}
