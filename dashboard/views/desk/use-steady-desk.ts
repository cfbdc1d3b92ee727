import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskItem } from '#shared/api/desk.ts';
import { steadyList, type SteadyList } from '../../state/steady-list.ts';

export interface SteadyDesk extends SteadyList<DeskItem> {
  readonly showAll: () => void;
}

/** Whoever has touched nothing for so long is not reading the list. */
const stillMs = 120_000;
const idOf = ({ id }: DeskItem): string => id;

/** The lines of the list that `key` names: in their places while somebody works in it, and what has come waits. */
export const useSteadyDesk = (now: readonly DeskItem[] | null, key: string): SteadyDesk => {
  const before = useRef<{ key: string; shown: readonly DeskItem[] }>({ key, shown: [] });
  const touchedAt = useRef(0);
  const [, renderAgain] = useState(0);
  useLayoutEffect(() => {
    const touch = () => {
      touchedAt.current = Date.now();
    };
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const;
    // Before what is pressed does anything.
    for (const kind of kinds) document.addEventListener(kind, touch, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, touch, { capture: true });
    };
  }, []);
  const isHeld = before.current.key === key && Date.now() - touchedAt.current < stillMs;
  const fresh: SteadyList<DeskItem> = { shown: now ?? [], waiting: [] };
  const list = isHeld && now !== null ? steadyList(before.current.shown, now, idOf) : fresh;
  if (now !== null) before.current = { key, shown: list.shown };
  return {
    ...list,
    showAll: () => {
      touchedAt.current = 0;
      renderAgain((times) => times + 1);
    },
  };
};
