import { LOG_TAB } from '../../workbook/keys.ts';
import type { TabKind } from '../../workbook/tab-kind.ts';

/** `Nhật ký`. It tells what a sync changes, so it is laid out from the changes, after all others (`log-of-sync.ts`). */
export const LOG_KIND: TabKind<unknown> = {
  owns: (key) => key === LOG_TAB,
  layout: () => [],
  labelColumns: [],
  identity: { place: ['at', 'sync'], entity: ['detail', 'outcome'], also: [] },
  leftoverColumn: null,
  rowsAreStaffs: false,
};
