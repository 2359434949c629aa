/**
 * Searches of the panel as one version of the server answers them, in a process of its own: `search.process.ts CHECKOUT`.
 * The workbook was not looked at, so classes are those of the plan it was set up with.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CAN_THO } from '#shared/units/can-tho.ts';
import { createGazetteer } from '#shared/units/gazetteer.ts';
import { BATCH_2_PLAN } from '../fixtures/can-tho.ts';
import { spent } from './paired-work.ts';
import { typedNames } from './unit-names.ts';

const SEARCHES = 600;

interface Searching {
  search(text: string): { readonly matched: { readonly code: string } | null };
}

const [, , checkout = ''] = process.argv;
/** Version 0.1.0 had no room for the service. */
const file = ['service', 'sync']
  .map((room) => join(checkout, 'sync-server', room, 'synced-workbook.ts'))
  .find((path) => existsSync(path));
if (file === undefined) throw new Error(`no service in ${checkout}`);
const { SyncedWorkbook } = (await import(file)) as {
  readonly SyncedWorkbook: new (job: object, ...more: readonly unknown[]) => Searching;
};
const { units } = CAN_THO;
const job = { units, gazetteer: createGazetteer(CAN_THO), setupPlan: BATCH_2_PLAN };
const workbook = new SyncedWorkbook(job, () => 0);
workbook.search('');
const typed = typedNames(units, SEARCHES).map((text, at) => (at % 3 === 0 ? text.slice(0, -1) : text));
const { answer, spent: whole } = spent(() => typed.map((text) => workbook.search(text)));
const matched = answer.filter((one) => one.matched !== null).length;
process.stdout.write(JSON.stringify({ ...whole, matched }));
