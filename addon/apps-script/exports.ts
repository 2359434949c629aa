/**
 * The add-in's whole public surface: what Google may call, as menu item, trigger, sidebar call or cell function. The
 * build makes one top-level function of each, and fails where this list and `documented-functions.ts` differ.
 */
export { CON_THIEU, DON_VI, HAN, LOP_CUA } from './custom-functions.ts';
export { menuCheckPlan, menuFindUnit, menuHelp, menuQueue, menuSetUp, menuSync, onOpen } from './menu.ts';
export { panelAsk, panelLoad, panelSync } from './panel-calls.ts';
export { menuSelfTest, selfTestState } from './self-test.ts';
export { onFormSubmitted, onHour, onStaffEdit } from './triggers.ts';
