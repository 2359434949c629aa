/**
 * Names matched by one version of the program, in a process of its own: `unit-matching.process.ts CHECKOUT INPUT`. Cold is
 * the first time that any text is matched there, as a command does it; warm is a new matcher that remembers no text, in
 * a process that has done it before, as a server does it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spent } from './paired-work.ts';
import type { MatcherInput, MatchingMeasured } from './unit-pairs.ts';
import type * as Matching from '#shared/units/match-unit.ts';

const [, , checkout = '', inputFile = ''] = process.argv;
const { options, typed } = JSON.parse(readFileSync(inputFile, 'utf8')) as MatcherInput;
const file = join(checkout, 'shared', 'units', 'match-unit.ts');
const { createUnitMatcher } = (await import(file)) as Pick<typeof Matching, 'createUnitMatcher'>;

const built = spent(() => createUnitMatcher(options));
const cold = spent(() => typed.map((text) => built.answer.match(text)));
const again = createUnitMatcher(options);
again.match('');
const warm = spent(() => typed.map((text) => again.match(text)));
const measured: MatchingMeasured = {
  built: built.spent,
  cold: cold.spent,
  warm: warm.spent,
  answers: cold.answer.map(({ code, method, suggestions }) =>
    [code, method, ...suggestions.map((one) => one.code)].join(' '),
  ),
};
process.stdout.write(JSON.stringify(measured));
