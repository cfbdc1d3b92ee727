/** The hash of every host listed and the number of its category, kept as columns; grows as it is filled. */
export class HashTable {
  count = 0;
  #high = new Uint32Array(1 << 16);
  #low = new Uint32Array(1 << 16);
  #category = new Uint16Array(1 << 16);

  add(high: number, low: number, category: number): void {
    if (this.count === this.#high.length) this.#grow();
    this.#high[this.count] = high;
    this.#low[this.count] = low;
    this.#category[this.count] = category;
    this.count += 1;
  }

  /** The first bits of the hash in this row. */
  bucketOf(row: number, bits: number): number {
    return (this.#high[row] as number) >>> (32 - bits);
  }

  /** The next bits. */
  restOf(row: number, bits: number): number {
    return (this.#low[row] as number) >>> (32 - bits);
  }

  categoryOf(row: number): number {
    return this.#category[row] as number;
  }

  isSame(row: number, other: number): boolean {
    return this.#high[row] === this.#high[other] && this.#low[row] === this.#low[other];
  }

  /** Rows by bucket and inside a bucket by the rest of the hash; of equal ones the first added first. */
  inOrder(bucketBits: number): Uint32Array {
    const next = new Uint32Array(2 ** bucketBits + 1);
    for (let row = 0; row < this.count; row += 1) {
      const after = this.bucketOf(row, bucketBits) + 1;
      next[after] = (next[after] as number) + 1;
    }
    for (let bucket = 1; bucket < next.length; bucket += 1) {
      next[bucket] = (next[bucket] as number) + (next[bucket - 1] as number);
    }
    const order = new Uint32Array(this.count);
    for (let row = 0; row < this.count; row += 1) {
      const bucket = this.bucketOf(row, bucketBits);
      const place = next[bucket] as number;
      order[place] = row;
      next[bucket] = place + 1;
    }
    // Each bucket now begins where `next` has the one before it end.
    for (let bucket = 0; bucket < next.length - 1; bucket += 1) {
      this.#sort(order, bucket === 0 ? 0 : (next[bucket - 1] as number), next[bucket] as number);
    }
    return order;
  }

  /** By insertion: a bucket holds one or two. */
  #sort(order: Uint32Array, from: number, end: number): void {
    for (let place = from + 1; place < end; place += 1) {
      const row = order[place] as number;
      let to = place;
      for (; to > from && this.#compare(order[to - 1] as number, row) > 0; to -= 1) {
        order[to] = order[to - 1] as number;
      }
      order[to] = row;
    }
  }

  #compare(row: number, other: number): number {
    const byLow = (this.#low[row] as number) - (this.#low[other] as number);
    return byLow === 0 ? (this.#high[row] as number) - (this.#high[other] as number) : byLow;
  }

  #grow(): void {
    const length = this.count * 2;
    const [high, low, category] = [new Uint32Array(length), new Uint32Array(length), new Uint16Array(length)];
    high.set(this.#high);
    low.set(this.#low);
    category.set(this.#category);
    [this.#high, this.#low, this.#category] = [high, low, category];
  }
}
