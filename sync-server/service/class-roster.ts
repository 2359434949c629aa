import { rosterFileName } from '#shared/lists/roster-file-name.ts';
import { directoryOf } from '#shared/registrations/directory.ts';
import { participantsOf } from '#shared/registrations/participants.ts';
import type { SyncState } from '#shared/sync/sync-state.ts';
import type { Gazetteer } from '#shared/units/gazetteer.ts';
import type { Roster } from './workbook-service.ts';

/** The official list of one class, as a file; null: no plan of the workbook has it. */
export async function classRoster(
  classCode: string,
  { withPhones }: { readonly withPhones: boolean },
  { registered }: Pick<SyncState, 'registered'>,
  { units, province }: Gazetteer,
): Promise<Roster | null> {
  const found = registered.find(({ plan }) => plan.classes.some(({ code }) => code === classCode));
  if (found === undefined) return null;
  const directory = directoryOf(found.plan, found.reconciliation, units);
  // Loading what writes spreadsheets takes as long as the rest of a start: only whoever asks for a list waits for it.
  const { rosterWorkbook } = await import('../lists/roster-xlsx.ts');
  const content = await rosterWorkbook({ directory, classCode, province, withPhones });
  const plans = registered.map(({ plan }) => plan);
  const people = withPhones ? participantsOf(classCode, directory) : [];
  const phones = people.reduce((sum, { registration }) => sum + registration.phones.length, 0);
  return { phones, fileName: rosterFileName(classCode, plans), content };
}
