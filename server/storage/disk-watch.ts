import type { DiskState } from '#shared/socket-events.ts';
import type { DiskTrouble } from './disk-trouble.ts';

type Listener = (state: DiskState) => void;

/** Whether the disk takes what the database writes, by what became of the last write. */
export class DiskWatch {
  readonly #listeners = new Set<Listener>();
  #state: DiskState = 'ok';

  get state(): DiskState {
    return this.#state;
  }

  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** Null: something was written, and is on the disk. */
  note(trouble: DiskTrouble | null): void {
    const state = trouble ?? 'ok';
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
