import { recordOf } from './plan-parts.ts';

/** What stands in a file at `classes[3].units[2].code`; undefined: nothing does. */
export function valueAt(json: unknown, path: string): unknown {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<unknown>((inside, key) => {
    if (Array.isArray(inside)) return inside[Number(key)] as unknown;
    return recordOf(inside)?.[key];
  }, json);
}
