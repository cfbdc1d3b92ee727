import { tileStates, type Tile, type TileState } from '#shared/socket-events.ts';

const attentionStates: ReadonlySet<TileState> = new Set(['concern', 'silent', 'blocked']);
const needsAttention = (state: TileState): boolean => attentionStates.has(state);

/** Who asks "May I?" comes right after who has told someone. */
const rankOf = ({ state, pupilId }: Tile, asking: ReadonlySet<string>): number =>
  asking.has(pupilId) && state !== 'concern' ? 0.5 : tileStates.indexOf(state);

const byNeed = (a: Tile, b: Tile, asking: ReadonlySet<string>): number => {
  const rank = rankOf(a, asking) - rankOf(b, asking);
  if (rank !== 0) return rank;
  if (needsAttention(a.state) && a.since !== b.since) return a.since - b.since;
  return a.name.localeCompare(b.name, 'en-GB') || a.pupilId.localeCompare(b.pupilId);
};

/** Pupil ids, who needs a teacher first: longest waiting first among those, by name among the calm. */
export const orderByNeed = (tiles: Iterable<Tile>, asking: ReadonlySet<string> = new Set()): string[] =>
  [...tiles].sort((a, b) => byNeed(a, b, asking)).map((tile) => tile.pupilId);

/** The order already on the screen: leavers drop out, newcomers join at the end, nobody else moves. */
export const holdOrder = (shown: readonly string[], wanted: readonly string[]): string[] => {
  const present = new Set(wanted);
  const known = new Set(shown);
  return [...shown.filter((id) => present.has(id)), ...wanted.filter((id) => !known.has(id))];
};

export const isSameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);
