import { useEffect, useRef, useState } from 'preact/hooks';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { steadyList, type SteadyList } from '../../state/steady-list.ts';

export interface SteadyIncidents extends SteadyList<IncidentSummary> {
  readonly showAll: () => void;
}

/** Whoever has touched nothing for so long is not reading the list. */
const stillMs = 120_000;
const idOf = ({ incidentId }: IncidentSummary): string => incidentId;

/** The incidents of the list that `key` names: in their places while somebody works in it, and what has come waits. */
export const useSteadyIncidents = (now: readonly IncidentSummary[] | null, key: string): SteadyIncidents => {
  const before = useRef<{ key: string; shown: readonly IncidentSummary[] }>({ key, shown: [] });
  const touchedAt = useRef(0);
  const [, renderAgain] = useState(0);
  useEffect(() => {
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
  const fresh: SteadyList<IncidentSummary> = { shown: now ?? [], waiting: [] };
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
