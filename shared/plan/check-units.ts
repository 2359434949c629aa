import { toneKey } from '../text/vietnamese.ts';
import type { Unit } from '../units/unit.ts';
import type { PlanFinding, PlanPart } from './plan-problem.ts';
import type { Plan } from './plan.ts';

/** Every unit of the plan: known to the official list, in one class only, and named as the document should name it. */
export function checkUnits(plan: Plan, byCode: ReadonlyMap<string, Unit>): readonly PlanFinding[] {
  const findings: PlanFinding[] = [];
  const places = placesByCode(plan);
  for (const [classIndex, planClass] of plan.classes.entries()) {
    for (const [unitIndex, unit] of planClass.units.entries()) {
      // A unit that its reader could not resolve has been reported there.
      if (unit.code === '') continue;
      const at = (field: 'code' | 'typed'): PlanPart => ({
        of: 'unit',
        class: classIndex,
        unit: unitIndex,
        field,
      });
      const official = byCode.get(unit.code);
      if (official === undefined) {
        const message = 'không có đơn vị nào mang mã này trong danh mục chính thức; đề nghị kiểm tra mã.';
        findings.push({ severity: 'error', part: at('code'), value: unit.code, message });
        continue;
      }
      const all = places.get(unit.code) as readonly string[];
      if (all.length > 1) {
        const message = `${official.fullName} xuất hiện nhiều lần (${all.join('; ')}); mỗi đơn vị chỉ thuộc một lớp, đề nghị bỏ bớt.`;
        findings.push({ severity: 'error', part: at('code'), value: unit.code, message });
      }
      if (unit.needsConfirmation) {
        const message = `tên chính thức là ${official.fullName} (${official.code}); đề nghị xác nhận.`;
        findings.push({ severity: 'warning', part: at('typed'), value: unit.typed, message });
      }
    }
  }
  return findings;
}

/** Does the document's name differ from the official one? The case and the place of the tone mark do not count. */
export function differsFromOfficial(typed: string, unit: Unit): boolean {
  return toneKey(typed) !== toneKey(unit.fullName);
}

function placesByCode(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const planClass of plan.classes) {
    for (const [index, unit] of planClass.units.entries()) {
      const place = `lớp ${planClass.code}, đơn vị thứ ${index + 1}`;
      places.set(unit.code, [...(places.get(unit.code) ?? []), place]);
    }
  }
  return places;
}
