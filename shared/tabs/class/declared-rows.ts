/**
 * P32: below the lists of a class a row for every unit and role of which the plan leaves the number to the unit. Its cell is
 * staff's, and apart from the rows of seats: those come and go with the number, and what was typed must not go with them.
 */
import type { Declaration } from '../../registrations/registration.ts';
import type { Directory } from '../../registrations/directory.ts';
import { seatsDeclared } from '../../obligations/places-of-plan.ts';
import { textRow } from '../../workbook/heading-rows.ts';
import { DECLARED, DECLARED_COLUMN } from '../../workbook/keys.ts';
import type { Row } from '../../workbook/model.ts';

/** Of a unit that stands in several classes the row says in which: what staff typed is remembered over all of them. */
export function declaredRowKey(
  { class: code, party, role }: Pick<Declaration, 'class' | 'party' | 'role'>,
  isOneOfSeveral: boolean,
): string {
  return DECLARED.of(party, isOneOfSeveral ? `${role}:@${code}` : role);
}

export function declaredRows(
  declarations: readonly Declaration[],
  directory: Directory,
  complaints: ReadonlyMap<string, string>,
): readonly Row[] {
  if (declarations.length === 0) return [];
  const said = declarations.filter((one) => one.said !== null).length;
  const heading = `Số đại biểu đơn vị cử: đã khai ${said}/${declarations.length} – ghi số vào cột “Số khai”; cử 0 người thì ghi 0 và lý do ở “Ghi chú của cán bộ”`;
  return [
    textRow('declared', 'section', 'number', heading),
    ...declarations.map((one) => declaredRow(one, directory, complaints)),
  ];
}

function declaredRow(
  one: Declaration,
  { unitName, roleLabel, unitStates }: Directory,
  complaints: ReadonlyMap<string, string>,
): Row {
  const key = declaredRowKey(one, unitStates(one.party).length > 1);
  const note = [complaints.get(key), boundsText(one)].filter((text) => text !== undefined).join(' ');
  return {
    key,
    kind: 'data',
    // “Số khai” is part of the words: a row is known by them, and must not be taken for that of a seat (W1).
    cells: {
      unit: unitName(one.party),
      role: `Số khai – ${roleLabel(one.role)}`,
      status: stateText(one),
      note,
    },
    staffCells: [DECLARED_COLUMN, 'remark'],
  };
}

function stateText({ said }: Declaration): string {
  return said === null ? UNDECLARED : said === 0 ? VACANCY : `Đã khai ${said}`;
}

export const UNDECLARED = 'Chưa khai';
const VACANCY = 'Khuyết';

function boundsText({ min, max, said }: Declaration): string {
  const bounds = max === null ? `ít nhất ${min}` : min === max ? `${min}` : `từ ${min} đến ${max}`;
  const seats = said === null ? 0 : seatsDeclared(said, { min, max });
  const differs = said !== null && said !== 0 && seats !== said ? ` Tính ${seats} chỗ.` : '';
  return `Kế hoạch: ${bounds} người.${differs}`;
}
