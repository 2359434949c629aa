import { stateAsOf } from '#shared/tabs/programme/plan-programme.ts';
import { type Totals } from '#shared/programme/programme-totals.ts';
import { TOTAL_KEYS, type TotalKey } from '#shared/programme/total-key.ts';
import { isDay } from '#shared/plan/plan-day.ts';
import { dayOf, displayDay, type IsoDay } from '#shared/time/local-date.ts';
import { TASK_STATE_WORDS } from '#shared/programme/programme-words.ts';
import { describeDaysLeft } from '#shared/programme/describe-state.ts';
import { runSync } from '#shared/sync/run-sync.ts';
import { obligationTotals } from '#shared/obligations/obligation-totals.ts';
import { dutyTable } from '../duty-table.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { nowOf } from '../workplace.ts';
import { openJob } from '../open-job.ts';
import { type JobOptions } from '../source.ts';
import { tellUnknownClasses } from '../unknown-classes.ts';
import { textTable } from '../text-table.ts';
import { print, printJson } from '../terminal.ts';

/** The programme's totals and tasks at the end of today or of any past day (T6). Nothing is written. */
export async function programme(
  options: JobOptions & { readonly asOf?: string; readonly json?: boolean },
): Promise<number> {
  const asOf = dayAsked(options.asOf, dayOf(nowOf(options)));
  const { job, journal } = await openJob(options, 'cli', true);
  try {
    // Tasks follow from the workbook alone, so an export that cannot be read says nothing of them.
    const { planned } = await runSync({
      ...job,
      responses: () => Promise.resolve(null),
      withoutResponses: true,
    });
    tellUnknownClasses(planned);
    const { programme: known, state } = planned;
    const plans = state?.dutyPlans.on(asOf) ?? [];
    const classes = state?.classes ?? [];
    const { totals, tasks } = stateAsOf({ ...known, classes }, asOf);
    if (options.json === true) {
      const list = tasks.map((one) => ({
        key: one.task.key,
        state: one.state,
        due: one.deciding.effectiveDue,
        daysLeft: one.deciding.daysLeft,
      }));
      const ofPlans = plans.map(({ plan: { id, title }, filled }) => {
        return { id, title, totals: obligationTotals(filled.all) };
      });
      printJson({ asOf, totals, tasks: list, plans: ofPlans }, 2);
      return EXIT.done;
    }
    const ofPlans = plans.flatMap((one) => ['', ...dutyTable(one)]);
    if (tasks.length === 0 && plans.length > 0) {
      print([`Tính đến hết ngày ${displayDay(asOf)}`, ...ofPlans]);
      return EXIT.done;
    }
    const rows = [
      ...totals.bySection.map(({ section, tasks: sum }) =>
        totalsLine(`${section.no}. ${section.title}`, sum),
      ),
      totalsLine('Tổng số nhiệm vụ', totals.tasks),
      totalsLine('Tổng số kỳ phải hoàn thành', totals.occurrences),
    ];
    const agencies = totals.byLead.map(({ agency, tasks: sum }) => totalsLine(agency, sum));
    const list = tasks.map((one) => [
      one.task.key,
      TASK_STATE_WORDS[one.state].label,
      one.deciding.effectiveDue === null ? '' : displayDay(one.deciding.effectiveDue),
      describeDaysLeft(one.deciding),
    ]);
    print([
      `Chương trình công tác, tính đến hết ngày ${displayDay(asOf)}`,
      '',
      ...textTable(['Mục', ...HEAD], rows),
      '',
      ...textTable(['Cơ quan chủ trì', ...HEAD], agencies),
      '',
      ...textTable(['NV', 'Tình trạng', 'Hạn', 'Số ngày'], list),
      ...ofPlans,
    ]);
    return EXIT.done;
  } finally {
    await journal.close();
  }
}

const WORDS: Readonly<Record<TotalKey, string>> = {
  onTime: 'HT đúng hạn',
  late: 'HT quá hạn',
  withinTerm: 'Trong hạn',
  overdue: 'Quá hạn',
  awaitingConfirmation: 'Chờ xác nhận',
  awaitingGuidance: 'Chờ TW',
  notYet: 'Chưa đến kỳ',
  noDue: 'Không hạn',
  undetermined: 'Chưa rõ hạn',
};
const HEAD = [...TOTAL_KEYS.map((key) => WORDS[key]), 'Tổng', 'Tỷ lệ đúng hạn'];

function totalsLine(label: string, sum: Totals): (string | number)[] {
  const rate = sum.rateOnTime === null ? '–' : `${Math.round(sum.rateOnTime * 100)}%`;
  return [label, ...TOTAL_KEYS.map((key) => sum[key]), sum.all, rate];
}

function dayAsked(asked: string | undefined, today: IsoDay): IsoDay {
  if (asked === undefined) return today;
  if (!isDay(asked))
    throw new UsageError(`--as-of cần một ngày có thật dạng 2026-06-30; đã nhận “${asked}”.`);
  if (asked > today)
    throw new UsageError(`--as-of là ngày đã qua hoặc hôm nay (${today}); đã nhận “${asked}”.`);
  return asked;
}
