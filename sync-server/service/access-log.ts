/** P221: no phone and no list leaves without a record of who was given it, when, and how many phones stood in it. */
import type { PanelState } from '#shared/panel/panel-state.ts';
import type { Access } from '../journal/sqlite-journal.ts';

/** Records it, or throws: then nothing is given out. */
export type NoteAccess = (access: Access) => Promise<void>;

const HOUR_MS = 3_600_000;

/** A panel that stays open asks again every minute: what one person sees of a workbook is noted once an hour. */
export class AccessLog {
  private readonly note: NoteAccess;
  private readonly lastShown = new Map<string | null, number>();

  constructor(note: NoteAccess = () => Promise.resolve()) {
    this.note = note;
  }

  async panel(state: PanelState, by: string | null, at: number): Promise<void> {
    const phones = phonesIn(state);
    const last = this.lastShown.get(by);
    if (phones === 0 || (last !== undefined && at - last < HOUR_MS)) return;
    await this.note({ at, by, what: 'Danh sách gọi ở thanh bên', phones });
    this.lastShown.set(by, at);
  }

  async list(classCode: string, phones: number, by: string | null, at: number): Promise<void> {
    await this.note({ at, by, what: `Danh sách Lớp ${classCode}`, phones });
  }
}

function phonesIn({ classes }: PanelState): number {
  const contacts = classes.flatMap(({ missingUnits }) => missingUnits.flatMap((unit) => unit.contacts));
  return contacts.reduce((sum, { phones }) => sum + phones.length, 0);
}
