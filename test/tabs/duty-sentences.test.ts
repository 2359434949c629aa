import { expect, test } from 'vitest';
import { DUTIES_TAB, OWED_ROW } from '#shared/workbook/keys.ts';
import { REGISTRIES_2024 } from '../fixtures/registries-2024.ts';
import { dutyPlan } from '../plan/plan-files-2.ts';
import { dateCell, DutyOffice } from './duty-office.ts';

test('managers read how many of its tasks each agency has done, the furthest behind first', async () => {
  const plan = dutyPlan('can-tho-2024');
  const office = new DutyOffice(plan, REGISTRIES_2024);
  await office.sync('2024-06-03');
  const tab = DUTIES_TAB.of(plan.id);
  const agency = 'Văn phòng Điều phối nông thôn mới thành phố';
  for (const [column, value] of Object.entries({ on: dateCell('2024-06-02'), document: '12/BC-VPĐP' }))
    await office.type(tab, OWED_ROW.of('IV.vpdp.1', agency, ''), column, value);
  await office.sync('2025-01-02');
  expect(office.state.summary.filter((text) => text.startsWith('Nhiệm vụ'))).toEqual([
    'Nhiệm vụ đã hoàn thành theo cơ quan: Văn phòng Điều phối nông thôn mới thành phố 1/8 (quá hạn 7); Các sở, ban ngành thành phố 0/6 (quá hạn 6); Ủy ban nhân dân các huyện 0/5 (quá hạn 5); Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các đoàn thể 0/4 (quá hạn 4); Sở Nông nghiệp và Phát triển nông thôn 0/1 (quá hạn 1).',
  ]);
});
