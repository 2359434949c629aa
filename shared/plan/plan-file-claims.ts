import type { PlanFile } from './plan-file.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { Plan } from './plan.ts';

/**
 * What the file says about itself, set against what it lists: totals, and units it says are not in this batch. Only
 * the lists count, so a disagreement is shown and changes nothing. A blank document number is the document's slip.
 */
export function planFileClaims(file: PlanFile, plan: Plan): readonly PlanProblem[] {
  const units = plan.classes.reduce((sum, planClass) => sum + planClass.units.length, 0);
  const seats = plan.roles.length;
  const claims: readonly Claim[] = [
    ['classCount', file.classCount, plan.classes.length, 'lớp'],
    ['unitCount', file.unitCount, units, 'đơn vị'],
    ['delegatesExpected', file.delegatesExpected, units * seats, 'đại biểu'],
    ['quota.perUnit', file.quota.perUnit, seats, 'thành phần mỗi đơn vị'],
    ...file.classes.flatMap((fileClass, index): readonly Claim[] => {
      const listed = fileClass.units.length;
      const path = `classes[${index}]`;
      return [
        [`${path}.listedCounts.total`, fileClass.listedCounts?.total, listed, 'đơn vị'],
        [`${path}.expectedDelegates`, fileClass.expectedDelegates, listed * seats, 'đại biểu'],
      ];
    }),
  ];
  return [
    ...claims.flatMap(([path, stated, counted, noun]): readonly PlanProblem[] => {
      if (stated === null || stated === undefined || stated === counted) return [];
      const message = `tệp nêu ${stated} ${noun}, đếm được ${counted}; đề nghị kiểm tra.`;
      return [{ severity: 'warning', path, value: String(stated), message }];
    }),
    ...unitsSaidOutside(file, plan),
    ...blankNumber(file),
  ];
}

type Claim = readonly [path: string, stated: number | null | undefined, counted: number, noun: string];

function unitsSaidOutside(file: PlanFile, plan: Plan): readonly PlanProblem[] {
  const listed = new Set(plan.classes.flatMap((planClass) => planClass.units.map((unit) => unit.code)));
  return (file.notInBatch2 ?? []).flatMap(({ code }, index): readonly PlanProblem[] => {
    if (!listed.has(String(code))) return [];
    const message = 'đơn vị này vừa được xếp lớp vừa được nêu là không thuộc đợt; danh sách lớp được dùng.';
    return [{ severity: 'warning', path: `notInBatch2[${index}].code`, value: String(code), message }];
  });
}

function blankNumber(file: PlanFile): readonly PlanProblem[] {
  // A file without the field says nothing about the document's number; one that leaves it blank does.
  if (file.docNo === undefined || (file.docNo ?? '') !== '') return [];
  const message = 'văn bản chưa có số; đề nghị bổ sung khi ban hành.';
  return [{ severity: 'warning', path: 'docNo', value: '', message }];
}
