/** Which of one device's reports are stored: all up to `through`, and some beyond a gap. */
export class Progress {
  readonly #beyond = new Set<number>();
  #through: number;
  /** A batch that began beyond a gap; when it comes again, the device has nothing to fill the gap with. */
  #beganBeyondGap: number | null = null;

  /** `stored`: the newest seqs that are stored, ascending; empty for a new device. */
  constructor(stored: readonly number[]) {
    this.#through = (stored[0] ?? 1) - 1;
    this.store(stored);
  }

  get through(): number {
    return this.#through;
  }

  isStored(seq: number): boolean {
    return seq <= this.#through || this.#beyond.has(seq);
  }

  store(seqs: readonly number[]): void {
    for (const seq of seqs) if (seq > this.#through) this.#beyond.add(seq);
    this.#advance();
  }

  /**
   * To be asked after a batch was stored. Answers the gap that is given up, if one is: the device sends its oldest first,
   * so one that begins beyond the gap a second time no longer has what is missing (a database put back from a backup).
   */
  gapGivenUp(firstSeq: number): { from: number; to: number } | null {
    if (firstSeq <= this.#through) {
      this.#beganBeyondGap = null;
      return null;
    }
    const isSecondTime = this.#beganBeyondGap === firstSeq;
    this.#beganBeyondGap = isSecondTime ? null : firstSeq;
    if (!isSecondTime) return null;
    const gap = { from: this.#through + 1, to: firstSeq - 1 };
    this.#through = gap.to;
    for (const seq of this.#beyond) if (seq <= gap.to) this.#beyond.delete(seq);
    this.#advance();
    return gap;
  }

  #advance(): void {
    while (this.#beyond.delete(this.#through + 1)) this.#through += 1;
  }
}
