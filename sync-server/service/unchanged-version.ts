import { dayOf, type IsoDay } from '#shared/time/local-date.ts';

/**
 * The cheap look before a sync by the clock: where the version is that of a sync that found nothing to do, and it is
 * still the same day, reading would find nothing either. The day counts because tasks say how many days are left (T4).
 *
 * The version is asked before reading, so a change that comes in between makes the next look read. Only the clock may
 * be answered so: whoever rings a doorbell knows of a change, and Drive may count it a moment later.
 */
export class UnchangedVersion {
  private readonly ask: (() => Promise<string | null>) | undefined;
  private quiet: { readonly version: string; readonly day: IsoDay } | null = null;

  /** @param ask the version now; null: not to be had, and the sync reads as ever. */
  constructor(ask: (() => Promise<string | null>) | undefined) {
    this.ask = ask;
  }

  async before(trigger: string): Promise<string | null> {
    return this.ask === undefined || trigger !== 'timer' ? null : await this.ask();
  }

  isQuiet(version: string | null, nowMs: number): boolean {
    return version !== null && this.quiet?.version === version && this.quiet.day === dayOf(nowMs);
  }

  /** After a sync. One that wrote has raised the version itself, so the next reads once more. */
  after(version: string | null, nowMs: number, foundNothing: boolean): void {
    this.quiet = version !== null && foundNothing ? { version, day: dayOf(nowMs) } : null;
  }
}
