import type { KnownUnits } from '#shared/units/known-units.ts';
import { plainKey } from '#shared/text/vietnamese.ts';

/** Four communes that exist nowhere. */
const COMMUNES: Readonly<Record<string, string>> = {
  'xa an hoa': '901',
  'xa binh son': '902',
  'xa cam giang': '903',
  'xa dong tien': '904',
};
const NAMES: Readonly<Record<string, string>> = {
  '901': 'Xã An Hòa',
  '902': 'Xã Bình Sơn',
  '903': 'Xã Cẩm Giang',
  '904': 'Xã Đông Tiến',
};
export const FICTIONAL_COMMUNES: KnownUnits = {
  registryProblem: () => null,
  match: (typed) => COMMUNES[plainKey(typed)] ?? null,
  units: (code) => {
    const name = NAMES[code];
    return name === undefined ? null : { name, parent: null, parentCode: null, today: null };
  },
};
