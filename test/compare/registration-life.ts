/**
 * What the communes of one set send, step by step: first answers, then rows added, edited and removed, people sent twice,
 * late rows, unclear units and roles, shared phones.
 */
import { DOUBTFUL_UNITS, type PlanUnit, typedUnit } from './commune-names.ts';
import type { Dice } from './dice.ts';
import {
  type Delegate,
  fictionalName,
  fictionalPhone,
  ROLE_TEXTS,
  ROLES,
  someone,
  someoneUnclear,
  typedAgain,
  typedPhone,
} from './fictional-people.ts';
import { type Answer, exportOf, type FormShape } from './form-export.ts';

/** So many communes that classes fill, and so few that their people meet each other. */
const UNITS_PER_CLASS = 5;
const CLASSES = 3;

export class RegistrationLife {
  private answers: Answer[] = [];
  /** What was taken out of the table and may come back. */
  private removed: Answer[] = [];
  private readonly units: readonly PlanUnit[];
  private readonly shape: FormShape;
  private readonly dice: Dice;
  private until = minuteOf(4, 7);

  constructor(units: readonly PlanUnit[], shape: FormShape, dice: Dice) {
    this.shape = shape;
    this.dice = dice;
    const classes = dice.some([...new Set(units.map((unit) => unit.class))], CLASSES);
    this.units = classes.flatMap((code) =>
      dice.some(
        units.filter((unit) => unit.class === code),
        UNITS_PER_CLASS,
      ),
    );
  }

  begin(now: number): void {
    for (const unit of this.units) if (this.dice.chance(88)) this.registers(unit, now);
    for (let trouble = 0; trouble < 8; trouble++) this.makeTrouble(now);
    this.until = now;
  }

  /** What happened in the table from the last step until now. Says what. */
  goOn(now: number): string[] {
    const { dice } = this;
    const happened: string[] = [];
    const act = (what: string, percent: number, times: number, happens: () => void) => {
      if (!dice.chance(percent)) return;
      for (let time = 0; time < times; time++) happens();
      happened.push(`${what} ×${times}`);
    };
    act('unit registers', 80, dice.between(1, 3), () => this.registers(dice.pick(this.units), now));
    act('trouble', 90, dice.between(1, 4), () => this.makeTrouble(now));
    act('edit', 85, dice.between(1, 3), () => this.edit(now));
    act('removal', 60, dice.between(1, 2), () => this.remove());
    act('return', 25, 1, () => this.takeBack());
    act('many removed', 8, 1, () => this.removeMany());
    act('shuffle', 30, 1, () => void (this.answers = dice.shuffled(this.answers)));
    this.until = now;
    return happened;
  }

  /** Everything that was taken out stands there again. */
  takeAllBack(): void {
    this.answers.push(...this.removed.splice(0));
  }

  /** One cell of one row is another: for the control that a difference is noticed. */
  withOneAltered(): string {
    const at = this.answers.findIndex(({ delegates }) => delegates.length > 0);
    return exportOf(
      this.answers.map((answer, index) =>
        index === at
          ? { ...answer, delegates: answer.delegates.map((one) => ({ ...one, position: 'Văn thư' })) }
          : answer,
      ),
      this.shape,
    );
  }

  export(): string {
    return exportOf(this.answers, this.shape);
  }

  /** Things one may ask `explain` about. */
  questions(): string[] {
    const names = this.answers.flatMap(({ delegates }) => delegates.map(({ name }) => name.trim()));
    return [
      `dòng ${this.dice.between(2, this.answers.length + 1)}`,
      this.dice.pick(this.units).name,
      ...this.dice.some(
        names.filter((name) => name.length > 3),
        1,
      ),
    ];
  }

  private registers(unit: PlanUnit, now: number): void {
    const { dice } = this;
    const delegates = ROLES.filter(() => dice.chance(85)).map((role) => someone(role, dice));
    for (let first = 0; first < delegates.length; first += this.shape.places)
      this.answers.push(this.answer(unit, delegates.slice(first, first + this.shape.places), now));
  }

  private answer(unit: PlanUnit, delegates: readonly Delegate[], now: number): Answer {
    const { dice } = this;
    return {
      minute: this.sometime(now),
      unit: typedUnit(unit, dice),
      class: dice.chance(8) ? 'Lớp 02' : dice.chance(80) ? `Lớp ${unit.class}` : '',
      delegates,
      note: dice.chance(12) ? dice.pick(NOTES) : '',
    };
  }

  private makeTrouble(now: number): void {
    const { dice } = this;
    const unit = dice.pick(this.units);
    const known = dice.maybe(this.answers.filter(({ delegates }) => delegates.length > 0));
    const one = someone(dice.pick(ROLES), dice);
    const made = this.answer(unit, [one], now);
    if (known === undefined) return void this.answers.push(made);
    const [first = one] = known.delegates;
    const again = { ...first, name: typedAgain(first.name, dice) };
    const troubles: readonly (() => Answer)[] = [
      () => ({ ...made, unit: dice.pick(DOUBTFUL_UNITS) }),
      () => ({ ...made, delegates: [someoneUnclear(dice)] }),
      // The same person again: with the same phone, with another, in another role, in another unit.
      () => ({ ...known, minute: made.minute, delegates: [again] }),
      () => ({ ...known, minute: made.minute, delegates: [{ ...again, phone: one.phone }] }),
      () => ({
        ...known,
        minute: made.minute,
        delegates: [{ ...again, role: one.role, position: one.position }],
      }),
      () => ({ ...made, delegates: [again] }),
      // A colleague on the same phone.
      () => ({ ...known, minute: made.minute, delegates: [{ ...one, phone: first.phone }] }),
      // A colleague named again beside somebody new: perhaps instead of the one who held the seat.
      () => ({ ...known, minute: made.minute, delegates: [first, one].slice(0, this.shape.places) }),
      () => ({ ...known }),
      () => ({ ...made, delegates: [{ ...one, name: dice.pick(['-', 'không', '', 'A']) }] }),
      () => ({ ...made, brokenTime: dice.pick(['sáng thứ năm', '', '31/02/2026 10:00:00']) }),
    ];
    this.answers.push(dice.pick(troubles)());
  }

  private edit(now: number): void {
    const { dice } = this;
    const at = dice.roll(this.answers.length);
    const answer = this.answers[at];
    const [first, ...others] = answer?.delegates ?? [];
    if (answer === undefined || first === undefined) return;
    const role = dice.pick(ROLES);
    const edits: readonly Partial<Delegate>[] = [
      { phone: typedPhone(fictionalPhone(dice), dice) },
      { position: 'Chuyên viên', role: '' },
      { role: dice.pick(ROLE_TEXTS[role]) },
      { name: typedAgain(first.name, dice) },
      { name: fictionalName(dice) },
      { phone: '' },
    ];
    const edited = { ...answer, delegates: [{ ...first, ...dice.pick(edits) }, ...others] };
    const withUnit = dice.chance(15) ? { ...edited, unit: typedUnit(dice.pick(this.units), dice) } : edited;
    // The Form gives an edited answer a new time; somebody who edits the table leaves the time as it was.
    const minute = dice.chance(50) ? answer.minute : this.sometime(now);
    this.answers[at] = { ...withUnit, minute };
  }

  private remove(): void {
    const at = this.dice.roll(this.answers.length);
    this.removed.push(...this.answers.splice(at, 1));
  }

  private removeMany(): void {
    const gone = new Set(this.dice.some(this.answers, Math.ceil(this.answers.length * 0.35)));
    this.removed.push(...gone);
    this.answers = this.answers.filter((answer) => !gone.has(answer));
  }

  private takeBack(): void {
    const back = this.removed.pop();
    if (back !== undefined) this.answers.push(back);
  }

  /** Since the last step; now and then earlier, as a table merged from two forms has it. */
  private sometime(now: number): number {
    const since = this.dice.chance(10) ? minuteOf(4, 7) : this.until;
    return this.dice.between(since, Math.max(since, now - 1));
  }
}

/** Minutes since the beginning of May 2026. */
export function minuteOf(day: number, hour: number): number {
  return (day - 1) * 1440 + hour * 60;
}

const NOTES = ['Thay đồng chí Chủ tịch bận họp', 'ăn chay', '=1+1', 'liên hệ Văn phòng; số 0900111222'];
