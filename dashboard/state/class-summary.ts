import { needKinds, type Need, type NeedKind } from './needs.ts';
import { tileStates, type Tile, type TileState } from '#shared/class-snapshot.ts';

/** How each state is counted in a sentence. */
export const stateCountWords: Record<TileState, string> = {
  stopped: 'stopped and referred',
  concern: 'asked for help',
  silent: 'silent',
  blocked: 'blocked',
  degraded: 'less protected',
  online: 'on task',
  idle: 'idle',
  asleep: 'asleep',
  locked: 'locked',
  elsewhere: 'in another lesson',
  'out-of-school': 'out of school',
  away: 'away',
};

const needCountWords: Record<NeedKind, (count: number) => string> = {
  concern: () => 'asked for help',
  alert: (count) => (count === 1 ? 'alert' : 'alerts'),
  hand: (count) => (count === 1 ? 'hand up' : 'hands up'),
  'may-i': (count) => (count === 1 ? 'asks “May I?”' : 'ask “May I?”'),
  blocked: () => 'blocked',
  'other-site': () => 'on another site',
  silent: () => 'silent',
  idle: () => 'idle for long',
  stuck: () => 'may be stuck',
};

/** One part of a summary for two seconds: "2 hands up". */
export interface CountedPart {
  readonly key: NeedKind | TileState;
  readonly count: number;
  readonly words: string;
  /** Who is counted together here, each in their own words. */
  readonly detail?: string;
}

/** Each pupil once: by what they need the teacher for, or by how they are. Who needs the teacher first. */
export const summariseClass = (tiles: Iterable<Tile>, needs: ReadonlyMap<string, Need>): CountedPart[] => {
  const needing = new Map<NeedKind, number>();
  const calm = new Map<TileState, number>();
  for (const { pupilId, state } of tiles) {
    const kind = needs.get(pupilId)?.kind;
    if (kind === undefined) calm.set(state, (calm.get(state) ?? 0) + 1);
    else needing.set(kind, (needing.get(kind) ?? 0) + 1);
  }
  return [
    ...needKinds.flatMap((key) => partOf(key, needing.get(key), needCountWords[key])),
    ...tileStates
      .filter((key) => !notHereStates.includes(key))
      .flatMap((key) => partOf(key, calm.get(key), () => stateCountWords[key])),
    ...notHereParts(calm),
  ];
};

/** Not in the room, as far as one can tell. */
const notHereStates: readonly TileState[] = ['elsewhere', 'out-of-school', 'away'];

/** One number for all who are not here; where that is for one reason, with the reason. */
const notHereParts = (calm: ReadonlyMap<TileState, number>): CountedPart[] => {
  const parts = notHereStates.flatMap((key) => partOf(key, calm.get(key), () => stateCountWords[key]));
  if (parts.length < 2) return parts;
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const detail = parts.map((part) => `${part.count} ${part.words}`).join(', ');
  return [{ key: 'away', count, words: 'not here', detail }];
};

const partOf = (
  key: CountedPart['key'],
  count: number | undefined,
  words: (count: number) => string,
): CountedPart[] => (count === undefined ? [] : [{ key, count, words: words(count) }]);
