/**
 * The rooms of the house, lowest first: a file imports from its own room and from rooms that stand before it here,
 * never from one behind. Type imports count: what a file must know to be read is what it depends on.
 */
export const ROOMS = [
  'shared/text',
  'shared/time',
  'shared/workbook',
  'shared/displaced',
  'shared/units',
  'shared/people',
  'shared/due',
  'shared/responses',
  'shared/plan',
  'shared/obligations',
  'shared/registrations',
  'shared/decisions',
  'shared/programme',
  'shared/series',
  'shared/lists',
  'shared/tabs/plan',
  'shared/tabs/lists',
  'shared/tabs/class',
  'shared/tabs/review',
  'shared/tabs/programme',
  'shared/tabs/office',
  'shared/tabs/reports',
  'shared/tabs/levels',
  'shared/tabs/money',
  'shared/tabs/series',
  'shared/tabs/points',
  'shared/tabs/stay',
  'shared/tabs/summary',
  'shared/tabs/log',
  'shared/tabs',
  'shared/panel',
  'shared/sync',
  'shared/google',
  'sync-server/journal',
  'sync-server/local/package',
  'sync-server/local/sheet',
  'sync-server/local',
  'sync-server/google',
  'sync-server/self-test',
  'sync-server/lists',
  'sync-server/config',
  'sync-server/log',
  'sync-server/service',
  'sync-server/schedule',
  'sync-server/http',
  'addon/bundle',
  'sync-server/demo',
  'sync-server/cli',
  'addon/panel',
  'addon/apps-script',
  'addon',
] as const;

export type Room = (typeof ROOMS)[number];

/** The room of a file: the longest path that it stands below; null where it stands in none. */
export function roomOf(file: string): Room | null {
  const rooms = ROOMS.filter((room) => file.startsWith(`${room}/`));
  return rooms.toSorted((left, right) => right.length - left.length)[0] ?? null;
}
