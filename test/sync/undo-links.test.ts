import { expect, test } from 'vitest';
import { CLASS_TAB } from '#shared/workbook/keys.ts';
import { DEFINED_NAME } from '#shared/workbook/marks.ts';
import { Office, row, UBND } from './office.ts';
import { onFile } from './office-places.ts';

test('in a file a cell that an undo writes still leads to its tab', async () => {
  const place = onFile();
  const office = new Office([row('05 08:00', 'Xã Hòa An', 'Trần Văn Một', UBND, '0912000001')], place);
  await office.sync('06 08:00');
  const at = await office.rowOf('Tổng hợp', { Lớp: 'Lớp 04' });
  const column = await office.columnOf('Tổng hợp', 'Lớp');
  await place.hands.setCell('Tổng hợp', at, column, 'gõ nhầm');
  await office.sync('06 08:05');
  await office.undoLast('06 08:10');
  expect(await place.hands.cellOf('Tổng hợp', at, column)).toEqual({
    text: 'gõ nhầm',
    leadsTo: DEFINED_NAME.of(CLASS_TAB.of('04')),
  });
  await place.close();
});
