const maxSets = 65_536;

/** Numbers the sets of categories that occur, in the order in which they do. */
export class CategorySets {
  readonly list: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #alone: (number | undefined)[] = [];
  readonly #ids: readonly string[];

  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  numberOfOne(category: number): number {
    return (this.#alone[category] ??= this.numberOf([category]));
  }

  /** Of categories in rising order; one named twice counts once. */
  numberOf(categories: readonly number[]): number {
    const once = [...new Set(categories)];
    const key = once.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.list.length === maxSets) throw new Error('Too many different sets of categories.');
    const number = this.list.push(once.map((category) => this.#ids[category] as string)) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
