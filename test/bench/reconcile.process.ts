/** One reconciliation by one version of the program, cold, in a process of its own: `reconcile.process.ts CHECKOUT DELEGATES`. */
import { join } from 'node:path';
import type * as Reconciling from '#shared/registrations/reconcile.ts';
import { spent } from './paired-work.ts';
import { nationalLoad } from './reconcile-load.ts';

const [, , checkout = '', delegates = ''] = process.argv;
const file = join(checkout, 'shared', 'registrations', 'reconcile.ts');
const { reconcile } = (await import(file)) as Pick<typeof Reconciling, 'reconcile'>;
const load = nationalLoad(Number(delegates));
const { answer, spent: whole } = spent(() => reconcile(load));
process.stdout.write(JSON.stringify({ ...whole, seated: answer.account.byStatus.seated }));
