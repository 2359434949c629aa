import { dayOf, type IsoDay } from '#shared/time/local-date.ts';

/** Asked for warnings about whom the workbook is shared with; null: nobody can tell. */
export type AskSharing = () => Promise<readonly string[] | null>;

/** P226: looked at once a day, at the first sync, whatever comes of it: it costs a call of Google. */
export class DailySharing {
  /** In words, for staff. */
  warnings: readonly string[] = [];
  private readonly ask: AskSharing | undefined;
  private askedOn: IsoDay | null = null;

  constructor(ask: AskSharing | undefined) {
    this.ask = ask;
  }

  async look(nowMs: number): Promise<void> {
    const today = dayOf(nowMs);
    if (this.ask === undefined || this.askedOn === today) return;
    this.askedOn = today;
    // Where it cannot be told today, what was known stands.
    this.warnings = (await this.ask().catch(() => null)) ?? this.warnings;
  }
}
