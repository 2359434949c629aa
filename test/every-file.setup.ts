/** Before every test file: properties draw the worlds that sizes.ts says. */
import * as fc from 'fast-check';
import { SEED, SIZES } from './sizes.ts';

fc.configureGlobal({ seed: SEED, numRuns: SIZES.properties });
