import { plainKey, toneKey } from '#shared/text/vietnamese.ts';
import type { UnitMatch } from '#shared/units/unit.ts';
import { CAN_THO_UNITS } from '../fixtures/can-tho.ts';

/** Stands for the real matcher in the panel's tests: the full name, or a review that suggests whatever begins alike. */
export function sceneMatch(typed: string): UnitMatch {
  const exact = BY_FULL_NAME.get(toneKey(typed));
  if (exact !== undefined) return { status: 'matched', code: exact.code, method: 'exact', suggestions: [] };
  const start = plainKey(typed);
  const alike = CAN_THO_UNITS.filter((unit) => start !== '' && plainKey(unit.name).startsWith(start));
  return {
    status: 'review',
    code: null,
    method: null,
    reason:
      alike.length > 1
        ? `có ${alike.length} đơn vị mang tên gần như vậy`
        : 'không có đơn vị nào mang tên này',
    suggestions: alike.slice(0, 3).map((unit) => ({
      code: unit.code,
      name: unit.fullName,
      reason: `tên bắt đầu bằng “${typed}”`,
    })),
  };
}

/** A scene is matched anew at every look, each of its responses: the keys are made once. */
const BY_FULL_NAME = new Map(CAN_THO_UNITS.map((unit) => [toneKey(unit.fullName), unit]));
