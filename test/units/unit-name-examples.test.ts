import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CAN_THO_GAZETTEER } from '../fixtures/can-tho.ts';

interface Example {
  readonly input: string;
  readonly expected: string | null;
  readonly category: string;
  readonly suggest?: readonly string[];
}

const text = readFileSync(new URL('../fixtures/unit-name-examples.jsonl', import.meta.url), 'utf8');
const examples = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example);
const matcher = CAN_THO_GAZETTEER;

test('the example list is whole', () => {
  expect(examples).toHaveLength(145);
});

test.each(examples)('$category: “$input” is $expected', ({ input, expected, suggest = [] }) => {
  const match = matcher.match(input);
  expect(match.code).toBe(expected);
  const suggested = match.suggestions.map(({ code }) => code);
  expect(suggested).toEqual(expect.arrayContaining([...suggest]));
  expect(suggested.length).toBeLessThanOrEqual(3);
  if (match.status === 'review') expect(match.reason).not.toBe('');
  for (const suggestion of match.suggestions) expect(suggestion.reason).not.toBe('');
});
