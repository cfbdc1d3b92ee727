/** One way to keep listed hosts. */
export interface Measured {
  readonly hosts: number;
  readonly buildMs: number;
  /** Until it answers, from what is kept on disk. */
  readonly loadMs: number;
  /** While it answers. */
  readonly bytes: number;
  /** Null where it cannot be asked from outside. */
  readonly verdictUs: number | null;
}
