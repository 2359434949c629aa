import type { PartProblem, Placed } from './plan-parts.ts';

/** A key that leads somewhere. */
export function checkKnown(
  parts: readonly Placed<{ readonly key: string }>[],
  key: string,
  path: string,
  expected: string,
  problems: PartProblem[],
): void {
  if (!parts.some(({ part }) => part.key === key)) problems.push({ path, value: key, expected });
}

/** Keys that lead somewhere, each once; null: the list is not there. */
export function checkKeyList(
  parts: readonly Placed<{ readonly key: string }>[],
  keys: readonly string[] | null,
  path: string,
  expected: string,
  problems: PartProblem[],
): void {
  if (keys?.length === 0) {
    problems.push({ path, value: keys, expected: `ít nhất một ${expected}; không có thì bỏ mục này` });
  }
  keys?.forEach((key, index) => {
    const at = `${path}[${index}]`;
    if (keys.indexOf(key) < index)
      problems.push({ path: at, value: key, expected: 'mỗi mã chỉ ghi một lần' });
    else checkKnown(parts, key, at, expected, problems);
  });
}
