import { tileStates, type Tile, type TileState } from '#shared/socket-events.ts';

/** How each state is counted in a sentence. */
export const stateCountWords: Record<TileState, string> = {
  concern: 'asked for help',
  silent: 'silent',
  blocked: 'blocked',
  degraded: 'less protected',
  online: 'online',
  idle: 'idle',
  asleep: 'asleep',
  locked: 'locked',
  elsewhere: 'in another lesson',
  'out-of-school': 'out of school',
  away: 'away',
};

export interface StateCount {
  readonly state: TileState;
  readonly count: number;
}

/** How many pupils are in each state that anybody is in, in the order in which they need a teacher. */
export const countStates = (tiles: Iterable<Tile>): StateCount[] => {
  const counts = new Map<TileState, number>();
  for (const { state } of tiles) counts.set(state, (counts.get(state) ?? 0) + 1);
  return tileStates.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [{ state, count }];
  });
};
