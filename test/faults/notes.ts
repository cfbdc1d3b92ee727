/** What a school's clients send, each by a name of its own that the server stores with it. */
export const kinds = [
  'report',
  'may-i',
  'incident',
  'incident action',
  'exception',
  'policy version',
  'focus list',
] as const;
export type Kind = (typeof kinds)[number];

/** Kept outside the server: what was sent, and what of it was acknowledged. */
export class Notes {
  readonly sent = new Set<string>();
  readonly acknowledged = new Set<string>();
  /** When, epoch ms. */
  readonly acknowledgedAt = new Map<string, number>();
  /** Acknowledged deletions. */
  readonly deleted = new Set<string>();
  /** Asked for and not answered: may be there or not. */
  readonly deleting = new Set<string>();

  acknowledge(name: string): void {
    this.acknowledged.add(name);
    this.acknowledgedAt.set(name, Date.now());
  }
}

export type AllNotes = Readonly<Record<Kind, Notes>>;
export const newNotes = (): AllNotes =>
  Object.fromEntries(kinds.map((kind) => [kind, new Notes()])) as Record<Kind, Notes>;

export interface Findings {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** Never sent, or deleted and still there. */
  readonly unexpected: readonly string[];
  /** Stored, and the answer had not got out. */
  readonly unanswered: number;
}

/** `stored` is every item's name as it stands in the database. */
export const compare = (notes: Notes, stored: readonly string[]): Findings => {
  const there = new Set(stored);
  const isGone = (name: string): boolean => notes.deleted.has(name) || notes.deleting.has(name);
  return {
    lost: [...notes.acknowledged].filter((name) => !there.has(name) && !isGone(name)),
    doubled:
      there.size === stored.length ? [] : stored.filter((name, index) => stored.indexOf(name) !== index),
    unexpected: [...there].filter((name) => !notes.sent.has(name) || notes.deleted.has(name)),
    unanswered: [...there].filter((name) => !notes.acknowledged.has(name)).length,
  };
};
