/** The surface of an add-in built with `--with-form`: it may also change the linked Form. */
export * from './exports.ts';
export { formCloseWhenDue, formFillUnits, formReopen } from './form-menu.ts';
