/** What may be sent to the routes: bodies, queries, and the names in addresses. The routes read with these; the API document says them. */
import * as z from 'zod';

/** Who waits for the outcome. */
export const PERSONS = ['menu', 'panel'] as const;

/** What rings by itself in a spreadsheet. */
const TRIGGERS_OF_SHEET = ['form', 'edit', 'timer'] as const;

/** What other programs may say they are; the rest of them are inside this machine. */
export const syncBody = z.strictObject({
  trigger: z.enum([...PERSONS, ...TRIGGERS_OF_SHEET]).default('menu'),
  confirm: z.boolean().default(false),
});

export const ringBody = z.strictObject({ trigger: z.enum(TRIGGERS_OF_SHEET) });

export const unitsQuery = z.object({ q: z.string().max(200) });

export const rosterQuery = z.object({ phones: z.enum(['0', '1']).default('0') });

/** “04”; of a plan of version 2 with the plan behind it. What nobody can be called never reaches the workbook. */
export const CLASS_CODE = /^[\p{L}\d@._-]{1,160}$/u;

export const selfTestBody = z.strictObject({
  spreadsheet: z.string().regex(/^[\w-]{1,200}$/),
  /** The spreadsheet is one that an office works in, and is meant. */
  real: z.boolean().default(false),
});
