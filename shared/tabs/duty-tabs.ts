/** Every kind of tab of a plan of duties, in the order in which they stand. */
import type { DutyTab } from './office/duty-plan-state.ts';
import { DUTIES } from './office/duties-tab.ts';
import { OFFICE_PLAN } from './office/office-plan-tab.ts';
import { PARTIES } from './office/parties-tab.ts';
import { POINTS } from './points/points-tab.ts';
import { STAY } from './stay/stay-tab.ts';

export const DUTY_TABS: readonly DutyTab[] = [POINTS, STAY, DUTIES, PARTIES, OFFICE_PLAN];
