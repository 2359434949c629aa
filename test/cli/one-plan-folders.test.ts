import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { planId } from '#shared/plan/plan-id.ts';
import { SMALL_PLAN } from '../sync/office.ts';
import { command } from './in-process.ts';
import { NOW, smallOffice } from './small-office.ts';

/** With one plan its exports lie in phan-hoi/, or in the folder that they will need once there are two. */
const office = smallOffice();
const own = () => join(dirname(office().answers), planId(SMALL_PLAN));
const sync = () => command(['sync', ...office().options, ...NOW]);

test('the folder of the plan is read like phan-hoi/ itself', async () => {
  mkdirSync(own());
  renameSync(office().answers, join(own(), 'phan-hoi.csv'));
  const { code, err } = await sync();
  expect([code, err]).toEqual([0, expect.stringContaining('Không có gì thay đổi')]);
});

test('exports in both are refused: nobody knows which is the newer', async () => {
  mkdirSync(own());
  renameSync(office().answers, join(own(), 'phan-hoi.csv'));
  copyFileSync(join(own(), 'phan-hoi.csv'), office().answers);
  const { code, err } = await sync();
  expect([code, err]).toEqual([2, expect.stringMatching(/nằm ngay trong thư mục.*cũng có tệp phản hồi/s)]);
});
