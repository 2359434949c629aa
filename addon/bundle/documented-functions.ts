/** Every top-level function of the built script, by who calls it. The guide for staff lists the same. */
export const DOCUMENTED_FUNCTIONS = {
  menu: [
    'onOpen',
    'menuSync',
    'menuQueue',
    'menuCheckPlan',
    'menuFindUnit',
    'menuSetUp',
    'menuSelfTest',
    'menuHelp',
  ],
  triggers: ['onFormSubmitted', 'onStaffEdit', 'onHour'],
  panel: ['panelLoad', 'panelAsk', 'panelSync', 'selfTestState'],
  cells: ['LOP_CUA', 'DON_VI', 'CON_THIEU', 'HAN'],
} as const;

/** Added by `--with-form`. */
const DOCUMENTED_FORM_FUNCTIONS = ['formFillUnits', 'formCloseWhenDue', 'formReopen'] as const;

export function documentedFunctions(withForm: boolean): readonly string[] {
  const all = Object.values(DOCUMENTED_FUNCTIONS).flat();
  return [...all, ...(withForm ? DOCUMENTED_FORM_FUNCTIONS : [])].sort();
}
