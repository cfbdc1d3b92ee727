import { signal, type ReadonlySignal } from '@preact/signals';
import type { IncidentChange } from '#shared/incidents/change.ts';

/** The same change to some incidents, as it is sent. */
export interface ChangeOfSome {
  readonly incidentIds: readonly string[];
  readonly change: IncidentChange;
}

/** What takes the last change back, and how it is called. */
export interface Undoable {
  /** "closed incident 12". */
  readonly what: string;
  readonly back: readonly ChangeOfSome[];
}

/** Where somebody is on the desk, and what they did last there: for as long as they are signed in. */
export interface Desk {
  readonly undoable: ReadonlySignal<Undoable | null>;
  readonly did: (undoable: Undoable | null) => void;
  /** In the order in which they are shown. */
  readonly listed: (incidentIds: readonly string[]) => void;
  /** The keyboard goes on from this one when the list is seen next. */
  readonly goOnFrom: (incidentId: string) => void;
  /** Where it goes on: there, or where the next one is that is still listed. Answers once. */
  readonly takePlace: (incidentIds: readonly string[]) => string | null;
  readonly clear: () => void;
}

export const createDesk = (): Desk => {
  const undoable = signal<Undoable | null>(null);
  let order: readonly string[] = [];
  let from: string | null = null;
  return {
    undoable,
    did: (value) => (undoable.value = value),
    listed: (incidentIds) => {
      order = incidentIds;
    },
    goOnFrom: (incidentId) => {
      from = incidentId;
    },
    takePlace: (incidentIds) => {
      const place = from === null ? null : placeOf(from, order, incidentIds);
      from = null;
      return place;
    },
    clear: () => {
      undoable.value = null;
      [order, from] = [[], null];
    },
  };
};

const placeOf = (from: string, before: readonly string[], now: readonly string[]): string | null => {
  if (now.includes(from)) return from;
  const isStill = (incidentId: string): boolean => now.includes(incidentId);
  const at = before.indexOf(from);
  return before.slice(at + 1).find(isStill) ?? before.slice(0, Math.max(at, 0)).findLast(isStill) ?? null;
};
