/** Every kind of tab of a plan of duties, in the order in which they stand. */
import type { DutyTab } from './office/duty-plan-state.ts';
import { CONTACTS } from './office/contacts-tab.ts';
import { DUTIES } from './office/duties-tab.ts';
import { OFFICE_PLAN } from './office/office-plan-tab.ts';
import { PARTIES } from './office/parties-tab.ts';
import { LEVELS } from './levels/levels-tab.ts';
import { MONEY } from './money/money-tab.ts';
import { POINTS } from './points/points-tab.ts';
import { REPORTS } from './reports/reports-tab.ts';
import { ORGANISATIONS } from './series/organisations-tab.ts';
import { SERIES_CLASSES } from './series/people-tab.ts';
import { SERIES } from './series/series-tab.ts';
import { STAY } from './stay/stay-tab.ts';

export const DUTY_TABS: readonly DutyTab[] = [
  SERIES,
  SERIES_CLASSES,
  POINTS,
  STAY,
  LEVELS,
  REPORTS,
  MONEY,
  DUTIES,
  PARTIES,
  ORGANISATIONS,
  CONTACTS,
  OFFICE_PLAN,
];
