/** One generated set, step by step on both sides: the same export, the same hands, the same commands; then all is compared. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { chooseHands } from './choose-hands.ts';
import type { PlanUnit } from './commune-names.ts';
import { Dice } from './dice.ts';
import { compareTables, compareValues, type Difference, type Found } from './differences.ts';
import { formShape, isoTime } from './form-export.ts';
import { mendPlan } from './mend-plan.ts';
import { minuteOf, RegistrationLife } from './registration-life.ts';
import { type Ended, REPORT, Side, WORKBOOK } from './side.ts';
import { handText } from './hand.ts';
import { type Table, type TableRow, tablesOf } from './workbook-tables.ts';
import { workWith } from './work-of-hands.ts';

/** How one side is spoilt on purpose, to see that it is noticed. */
export type Break = 'cell' | 'decision' | 'response';
export const BREAKS: readonly Break[] = ['cell', 'decision', 'response'];

export interface SetOrder {
  readonly set: number;
  readonly seed: number;
  readonly steps: number;
  readonly before: string;
  readonly after: string;
  /** Where the two sides work; removed by the caller. */
  readonly folder: string;
  readonly units: readonly PlanUnit[];
  readonly break: Break | null;
}

export interface SetResult {
  readonly differences: readonly Difference[];
  /** What happened in each step, for a reader. */
  readonly story: readonly string[];
  /** The reports of the side before, as they came. */
  readonly reports: readonly unknown[];
}

export async function compareSet(order: SetOrder): Promise<SetResult> {
  const course = new Course(order);
  for (let step = 1; step <= order.steps; step++) await course.step(step);
  await course.finish();
  return course.result();
}

/** In most sets the programme is a short one: a task tab costs time, and 32 of them show little more than four. */
const WHOLE_PROGRAMME_EVERY = 5;

class Course {
  private readonly order: SetOrder;
  private readonly sides: readonly [Side, Side];
  private readonly dice: Dice;
  private readonly life: RegistrationLife;
  /** Options that some commands take and others do not. */
  private readonly dates: readonly string[];
  private readonly programme: readonly string[];
  private readonly differences: Difference[] = [];
  private readonly story: string[] = [];
  private readonly reports: unknown[] = [];
  private workbooks: readonly [ExcelJS.Workbook, ExcelJS.Workbook] | null = null;
  private tables: readonly Table[] = [];
  /** As of the last sync that could use the plan. */
  private goodTables: readonly Table[] = [];
  private isHeld = false;
  private isRefused = false;
  private now = 0;

  constructor(order: SetOrder) {
    this.order = order;
    this.sides = [this.side(order.before, 'before'), this.side(order.after, 'after')];
    this.dice = new Dice(order.seed * 1000 + order.set);
    const shape = formShape(this.dice);
    this.life = new RegistrationLife(order.units, shape, this.dice.fork());
    this.dates = shape.clock === 'dayFirst' ? ['--date-order', 'dmy'] : [];
    this.programme =
      order.set % WHOLE_PROGRAMME_EVERY === 0
        ? []
        : ['--programme', join(import.meta.dirname, 'small-programme.json')];
    this.story.push(`form with ${shape.places} delegates, times ${shape.clock}`);
  }

  async step(step: number): Promise<void> {
    const { dice, life } = this;
    this.now = nowOf(step, dice);
    const isConfirmed = this.isHeld && dice.chance(50);
    if (step === 1) {
      life.begin(this.now);
      if (dice.chance(40)) await this.command('setup', ['setup', ...this.programme, ...this.dates]);
    } else {
      const name = `step ${step}`;
      if (this.isHeld && !isConfirmed) life.takeAllBack();
      this.tell(name, life.goOn(this.now).join(', '));
      await this.staffWork(name);
    }
    this.writeExports(step);
    await this.sync(`step ${step}, sync`, isConfirmed ? ['--confirm'] : []);
    if (step % 2 === 0) await this.explain(`step ${step}`);
    if (step > 2 && dice.chance(12)) {
      await this.command(`step ${step}, undo`, ['undo', '--confirm']);
      await this.openBoth(`step ${step}, undo`);
    }
  }

  /** Questions that write nothing. */
  async finish(): Promise<void> {
    const task = this.dice.pick(['I.1', 'III.1', 'IV.2']);
    await this.command(`end, explain ${task}`, ['explain', task, ...this.reading, '--json']);
    if (this.dice.chance(50))
      await this.command('end, programme', ['programme', ...this.programme, '--json']);
    await this.command('end, undo', ['undo', '--json']);
  }

  result(): SetResult {
    const { differences, story, reports } = this;
    return { differences, story, reports };
  }

  private async sync(step: string, options: readonly string[]): Promise<void> {
    for (const { folder } of this.sides) rmSync(join(folder, REPORT), { force: true });
    const [before] = await this.command(step, ['sync', ...this.reading, '--report', REPORT, ...options]);
    this.isHeld = before.code === HELD;
    this.isRefused = before.code === FAILED;
    const [left, right] = [this.sides[0].report(), this.sides[1].report()];
    this.reports.push(left);
    this.found(step, compareValues('report', [], left, right));
    await this.openBoth(step);
  }

  private async openBoth(step: string): Promise<void> {
    const workbooks = [await this.sides[0].openWorkbook(), await this.sides[1].openWorkbook()] as const;
    if (this.order.break === 'cell') breakCell(workbooks[1]);
    this.workbooks = workbooks;
    this.tables = tablesOf(workbooks[0]);
    if (!this.isRefused) this.goodTables = this.tables;
    this.found(step, compareTables(this.tables, tablesOf(workbooks[1])));
  }

  /** Staff decide and record on both sides alike. */
  private async staffWork(step: string): Promise<void> {
    if (this.workbooks === null) return;
    const [left, right] = this.workbooks;
    const mended = this.isRefused ? mendPlan(this.tables, this.goodTables) : [];
    const desk = { tables: this.tables, units: this.order.units, dice: this.dice.fork() };
    for (const hand of [...mended, ...chooseHands(desk)]) {
      const [before, after] = [left, right].map((workbook) => outcomeOf(() => workWith(workbook, hand)));
      this.found(`${step}, hands`, compareValues('hand', [handText(hand)], before, after));
      this.tell(step, `${handText(hand)}${before === 'done' ? '' : ' – not possible'}`);
    }
    if (this.order.break === 'decision') breakDecision(right);
    await this.sides[0].saveWorkbook(left);
    await this.sides[1].saveWorkbook(right);
  }

  private writeExports(step: number): void {
    const [left, right] = this.sides;
    const text = this.life.export();
    writeFileSync(join(left.folder, EXPORT), text);
    const isBroken = this.order.break === 'response' && step > 1;
    writeFileSync(join(right.folder, EXPORT), isBroken ? this.life.withOneAltered() : text);
  }

  private async explain(step: string): Promise<void> {
    const who = this.dice.pick(this.life.questions());
    await this.command(`${step}, explain ${who}`, ['explain', who, ...this.reading]);
  }

  /** On both sides at once; how it ended and what it said is compared. */
  private async command(step: string, command: readonly string[]): Promise<readonly [Ended, Ended]> {
    const args = [...command, '--workbook', WORKBOOK, '--now', isoTime(this.now)];
    const [before, after] = await Promise.all([this.sides[0].run(args), this.sides[1].run(args)]);
    this.tell(step, `exit code ${before.code}`);
    const place = [command[0] ?? ''];
    this.found(step, [
      ...compareValues('exit code', place, before.code, after.code),
      ...compareValues('output', place, before.out, after.out),
      ...compareValues('messages', place, before.err, after.err),
    ]);
    return [before, after];
  }

  private get reading(): readonly string[] {
    return ['--responses', EXPORT, ...this.dates, ...this.programme];
  }

  private found(step: string, found: readonly Found[]): void {
    this.differences.push(...found.map((one) => ({ set: this.order.set, step, ...one })));
  }

  private tell(step: string, what: string): void {
    if (what !== '') this.story.push(`${step}: ${what}`);
  }

  private side(checkout: string, name: string): Side {
    const folder = join(this.order.folder, name);
    mkdirSync(folder, { recursive: true });
    return new Side(checkout, folder);
  }
}

const EXPORT = 'phan-hoi.csv';
const HELD = 3;
const FAILED = 1;

/** Before the deadline, at its end, on the day of grace, after it; then days before the classes. */
function nowOf(step: number, dice: Dice): number {
  const days = [6, 7, 8, 11];
  return minuteOf(days[step - 1] ?? 8 + step, 18) + dice.roll(300);
}

function outcomeOf(act: () => void): string {
  try {
    act();
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One cell of a class tab says something else. */
function breakCell(workbook: ExcelJS.Workbook): void {
  spoil(workbook, 'status', 'khác đi', ({ key }) => key.startsWith('seat:'));
}

/** One decision more, about somebody who stands in a class. */
function breakDecision(workbook: ExcelJS.Workbook): void {
  spoil(
    workbook,
    'decision',
    'Rút',
    ({ key, cells }) =>
      key.startsWith('seat:') && cells['name'] !== undefined && cells['decision'] === undefined,
  );
}

/** Throws where there is nothing to spoil: a control that spoils nothing proves nothing. */
function spoil(
  workbook: ExcelJS.Workbook,
  column: string,
  value: string,
  isWanted: (row: TableRow) => boolean,
): void {
  const tables = tablesOf(workbook).filter(({ key }) => key.startsWith('class:'));
  const [cell] = tables.flatMap(({ key: tab, rows }) =>
    rows.filter(isWanted).map((row) => ({ tab, row: row.key })),
  );
  if (cell === undefined) throw new Error('nothing to spoil');
  workWith(workbook, { does: 'type', ...cell, column, value });
}
