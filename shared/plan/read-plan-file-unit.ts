import { cleanText, toneKey } from '../text/vietnamese.ts';
import type { Unit } from '../units/unit.ts';
import { differsFromOfficial } from './check-units.ts';
import type { PlanFileUnit } from './plan-file.ts';
import type { PlanProblem } from './plan-problem.ts';
import type { PlanUnit } from './plan.ts';
import { type MatchTyped, unitCodeOf } from '../units/unit-code.ts';

/**
 * Makes the reader of a file's units. A code decides; without one the typed name must be an official name exactly, or
 * be resolved with certainty by `match`. What stays unresolved is reported, and its code is ''.
 */
export function readPlanFileUnit(
  units: readonly Unit[],
  match: MatchTyped | undefined,
  found: PlanProblem[],
): (unit: PlanFileUnit, classIndex: number, unitIndex: number) => PlanUnit {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byName = new Map(units.map((unit) => [toneKey(unit.fullName), unit]));
  return (fileUnit, classIndex, unitIndex) => {
    const path = `classes[${classIndex}].units[${unitIndex}]`;
    const typed = cleanText(fileUnit.typed ?? '');
    const named = typed || cleanText(`${fileUnit.type ?? ''} ${fileUnit.name ?? ''}`);
    const given = unitCodeOf(fileUnit.code);
    const code = given || (byName.get(toneKey(named))?.code ?? (named === '' ? null : match?.(named)) ?? '');
    const official = byCode.get(code);
    if (code === '') {
      found.push({
        severity: 'error',
        path: `${path}.${given === '' && named !== '' ? 'typed' : 'code'}`,
        value: named,
        message:
          'không xác định được chắc chắn là đơn vị nào; đề nghị ghi mã đơn vị (năm chữ số) vào mục code.',
      });
    } else if (official !== undefined) {
      found.push(...misnamed(fileUnit, official, path));
      const other = byName.get(toneKey(typed));
      if (other !== undefined && other !== official && fileUnit.needsConfirmation !== true) {
        found.push(contradiction(`${path}.typed`, typed, official));
      }
    }
    return {
      code,
      typed: named || (official === undefined ? '' : documentName(official)),
      needsConfirmation:
        fileUnit.needsConfirmation ??
        (official !== undefined && named !== '' && differsFromOfficial(named, official)),
    };
  };
}

/** "phường Ninh Kiều", the way units stand in running text. */
export function documentName(unit: Unit): string {
  return `${unit.type} ${unit.name}`;
}

/** `name` and `type` say which official unit the code means. Where they say another, nobody can tell which is right. */
function misnamed(fileUnit: PlanFileUnit, official: Unit, path: string): readonly PlanProblem[] {
  const name = cleanText(fileUnit.name ?? '') || official.name;
  const type = cleanText(fileUnit.type ?? '') || official.type;
  if (toneKey(`${type} ${name}`) === toneKey(documentName(official))) return [];
  return [contradiction(`${path}.name`, `${type} ${name}`, official)];
}

function contradiction(path: string, value: string, official: Unit): PlanProblem {
  const message = `mã ${official.code} là ${official.fullName}; mã và tên trong tệp trái nhau, đề nghị sửa một trong hai.`;
  return { severity: 'error', path, value, message };
}
