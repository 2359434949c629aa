import { PLAN_DATA_ROW } from '../../workbook/keys.ts';
import type { TabSnapshot } from '../../workbook/model.ts';
import { DATA_COLUMN } from './stored-data.ts';

/**
 * What the roles of a stored plan are called in a narrow cell, by their keys, for whoever has its tab and not the whole reader of
 * plans (the add-in). Empty where the hidden text cannot be read; the sync says so.
 */
export function storedRoleLabels({ columns, rows }: TabSnapshot): ReadonlyMap<string, string> {
  const column = columns.indexOf(DATA_COLUMN);
  const pieces = rows
    .flatMap(({ key, cells }) => {
      const number = key === null ? undefined : PLAN_DATA_ROW.partsOf(key)?.[0];
      return number === undefined ? [] : [{ number: Number(number), text: String(cells[column] ?? '') }];
    })
    .sort((a, b) => a.number - b.number);
  return labelsIn(parsed(pieces.map(({ text }) => text).join('')));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function labelsIn(plan: unknown): ReadonlyMap<string, string> {
  const roles = isRecord(plan) && Array.isArray(plan['roles']) ? plan['roles'] : [];
  return new Map(
    roles.flatMap((role: unknown): readonly (readonly [string, string])[] => {
      if (!isRecord(role)) return [];
      const { key, shortLabel } = role;
      return typeof key === 'string' && typeof shortLabel === 'string' ? [[key, shortLabel]] : [];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
