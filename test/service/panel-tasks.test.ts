import { expect, test } from 'vitest';
import { programmeState } from '#shared/programme/programme-state.ts';
import { programme2026 } from '#shared/programme/programme-2026.ts';
import { WAITING_CHOICE } from '#shared/programme/programme-words.ts';
import { layoutProgrammeTab } from '#shared/tabs/programme/layout-programme-tab.ts';
import { panelTasks } from '../../sync-server/service/panel-tasks.ts';
import { facts, task } from '../programme/programme-fixtures.ts';

/** II.1 and II.2 were due on 30/06 and 30/09. */
const WAITING = task('II.1');
const UNCONFIRMED = task('II.2');
const LATE = task('II.7');

test('a task that waits for others is overdue nowhere: not in the panel, not in the tab; one that nobody does is', () => {
  const state = programmeState({
    programme: programme2026(),
    facts: [
      ...facts(WAITING, { waiting: WAITING_CHOICE }),
      ...facts(UNCONFIRMED, { completedOn: '2026-10-20' }, '2026-10-20'),
    ],
    asOf: '2026-11-29',
  });
  const shown = panelTasks(state).filter(({ key }) =>
    [WAITING, UNCONFIRMED, LATE].some((one) => one.key === key),
  );
  expect(shown.map(({ state: words, tone, daysLeft }) => [words, tone, daysLeft])).toEqual([
    ['Chờ hướng dẫn của Trung ương', 'grey', null],
    ['Chờ xác nhận hoàn thành', 'orange', null],
    ['Đang thực hiện (quá hạn)', 'red', -152],
  ]);
  const { rows } = layoutProgrammeTab({
    state,
    base: programme2026(),
    left: [],
    blankCells: new Set(),
  });
  const days = (key: string) => rows.find((row) => row.key === key)?.cells['days'];
  expect([WAITING, UNCONFIRMED, LATE].map(({ key }) => days(key))).toEqual([null, null, 'Quá hạn 152 ngày']);
});
