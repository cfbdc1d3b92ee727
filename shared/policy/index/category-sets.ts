const maxSets = 65_536;

/** Numbers the sets of categories that occur, in the order in which they do. */
export class CategorySets {
  /** Ids in alphabetical order. */
  readonly list: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #alone: (number | undefined)[] = [];
  readonly #groups: readonly (readonly string[])[];

  /** What each number that a set is made of stands for: one id, or a few. */
  constructor(groups: readonly (readonly string[])[]) {
    this.#groups = groups;
  }

  numberOfOne(group: number): number {
    return (this.#alone[group] ??= this.numberOf([group]));
  }

  /** One named twice counts once. */
  numberOf(groups: readonly number[]): number {
    const ids = [...new Set(groups.flatMap((group) => this.#groups[group] ?? []))].sort();
    const key = ids.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.list.length === maxSets) throw new Error('Too many different sets of categories.');
    const number = this.list.push(ids) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}
