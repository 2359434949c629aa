/** Chance that comes out the same for the same seed, on every machine (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 to `sides` − 1. */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  }

  chance(percent: number): boolean {
    return this.roll(100) < percent;
  }

  between(least: number, most: number): number {
    return least + this.roll(most - least + 1);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = this.maybe(items);
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the items, or undefined where there are none. */
  maybe<Item>(items: readonly Item[]): Item | undefined {
    return items[this.roll(items.length)];
  }

  /** Up to `count` of the items, none twice. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    return this.shuffled(items).slice(0, count);
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, place: this.roll(1_000_000_000) }))
      .sort((left, right) => left.place - right.place)
      .map(({ item }) => item);
  }

  /** A generator of its own, so that what one part rolls does not shift what another gets. */
  fork(): Dice {
    return new Dice(this.roll(4_294_967_296));
  }
}
