import { STATUSES } from './registration.ts';
import type { ToneRule } from '../workbook/model.ts';
import { STATUS_WORDS, VACANT_LABEL } from './registration-words.ts';

/** The colours of the words in a status column. */
export const STATUS_TONES: readonly ToneRule[] = [
  { columns: ['status'], startsWith: VACANT_LABEL, tone: 'red' },
  ...STATUSES.map((status) => ({
    columns: ['status'],
    startsWith: STATUS_WORDS[status].label,
    tone: STATUS_WORDS[status].tone,
  })),
];
