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
      const of = `${fileClass.label ?? `Lớp ${fileClass.no}`}: `;
      return [
        [`${path}.listedCounts.total`, fileClass.listedCounts?.total, listed, 'đơn vị', of],
        [`${path}.expectedDelegates`, fileClass.expectedDelegates, listed * seats, 'đại biểu', of],
      ];
    }),
  ];
  return [
    ...claims.flatMap(([path, stated, counted, noun, of = '']): readonly PlanProblem[] => {
      if (stated === null || stated === undefined || stated === counted) return [];
      const message = `tệp nêu ${stated} ${noun}, đếm được ${counted}; đề nghị kiểm tra.`;
      return [{ severity: 'warning', path, value: String(stated), message: `${of}${message}` }];
    }),
    ...unitsSaidOutside(file, plan),
    ...blankNumber(file),
  ];
}

/**
 * The plan with what its file contradicts among the document's oddities, so that it stands in `Kế hoạch` for as long as
 * staff leave it there (P14): no row of the plan's tabs holds a total that could be checked again.
 */
export function withClaims(plan: Plan, claims: readonly PlanProblem[]): Plan {
  const contradicted = claims
    .filter(({ path }) => path !== BLANK_NUMBER)
    .map(({ message }) => sentence(message));
  return contradicted.length === 0 ? plan : { ...plan, oddities: [...plan.oddities, ...contradicted] };
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}

/** Left blank in a draft; the oddities of the document say so where it matters. */
const BLANK_NUMBER = 'docNo';

type Claim = readonly [
  path: string,
  stated: number | null | undefined,
  counted: number,
  noun: string,
  /** Whose claim it is, where not the plan's. */
  of?: string,
];

function unitsSaidOutside(file: PlanFile, plan: Plan): readonly PlanProblem[] {
  const listed = new Set(plan.classes.flatMap((planClass) => planClass.units.map((unit) => unit.code)));
  return (file.notInBatch2 ?? []).flatMap(({ code }, index): readonly PlanProblem[] => {
    if (!listed.has(String(code))) return [];
    const message = `đơn vị ${code} vừa được xếp lớp vừa được nêu là không thuộc đợt; danh sách lớp được dùng.`;
    return [{ severity: 'warning', path: `notInBatch2[${index}].code`, value: String(code), message }];
  });
}

function blankNumber(file: PlanFile): readonly PlanProblem[] {
  // A file without the field says nothing about the document's number; one that leaves it blank does.
  if (file.docNo === undefined || (file.docNo ?? '') !== '') return [];
  const message = 'văn bản chưa có số; đề nghị bổ sung khi ban hành.';
  return [{ severity: 'warning', path: BLANK_NUMBER, value: '', message }];
}
