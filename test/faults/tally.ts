import type { LeftBehind } from './left-behind.ts';
import { kinds, type AllNotes } from './notes.ts';

/** What a run of kills came to. */
export class Tally {
  kills = 0;
  readonly faults: string[] = [];
  readonly #where = new Map<string, number>();
  readonly #acknowledged = new Map<string, number>();
  /** Of one school, the most that were stored without an answer. */
  unanswered = 0;
  #deleted = 0;

  count(where: string): void {
    this.#where.set(where, (this.#where.get(where) ?? 0) + 1);
  }

  countLeft(left: LeftBehind): void {
    if (left.openTransaction) this.count('inside a transaction of the database');
    if (left.evidenceParts > 0) this.count('with an evidence file half written');
    if (left.checkpointPart) this.count('with the checkpoint half copied');
  }

  add(notes: AllNotes): void {
    for (const kind of kinds) {
      const known = this.#acknowledged.get(kind) ?? 0;
      this.#acknowledged.set(kind, known + notes[kind].acknowledged.size);
      this.#deleted += notes[kind].deleted.size;
    }
  }

  get acknowledged(): number {
    return [...this.#acknowledged.values()].reduce((sum, count) => sum + count, 0);
  }

  timesHit(where: string): number {
    return this.#where.get(where) ?? 0;
  }

  lines(): string[] {
    const list = (counts: ReadonlyMap<string, number>): string[] =>
      [...counts]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([name, count]) => `  ${count} ${name}`);
    return [
      `${this.kills} kills, ${this.faults.length} faults`,
      'Where they hit:',
      ...list(this.#where),
      `Acknowledged, and looked for after every kill (${this.#deleted} deletions among them):`,
      ...list(this.#acknowledged),
      ...this.faults.slice(0, 20).map((fault) => `FAULT ${fault}`),
    ];
  }
}
