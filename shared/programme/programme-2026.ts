import file from '../data/programme-2026.data.json' with { type: 'json' };
import type { Programme } from './programme.ts';
import { readProgramme } from './read-programme.ts';

let programme: Programme | null = null;

/** Appendix 01 of 2026, read once. */
export function programme2026(): Programme {
  programme ??= readProgramme(file).programme;
  if (programme === null) throw new Error('the built-in programme does not fit its own schema');
  return programme;
}
