import type { RaisedHand } from '#shared/api/hands.ts';
import type { Tile, TileControl, TileState } from '#shared/class-snapshot.ts';
import type { HandAbout } from '#shared/reports.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { controlLooks, isPending, strongestHold } from '../../state/controls-on.ts';
import { clockTime } from '../../state/when.ts';
import { Icon } from '../../ui/icon.tsx';

export interface TileMarksProps {
  readonly tile: Tile;
  readonly hand: RaisedHand | null;
  /** Waits for an answer to "May I?". */
  readonly isAsking: boolean;
}

/** What a pupil asks for, what is on for them, and what is missing: in this order, as far as there is room. */
export const TileMarks = ({ tile, hand, isAsking }: TileMarksProps) => (
  <div class="tile-marks">
    <HandMark hand={hand} isAsking={isAsking} />
    <HoldMark tile={tile} />
    <FocusMark tile={tile} />
    <AgreementMark tile={tile} />
  </div>
);

const aboutWords: Record<HandAbout, string> = {
  question: 'question',
  'blocked-site': 'page',
  technical: 'not working',
};

const HandMark = ({ hand, isAsking }: Omit<TileMarksProps, 'tile'>) => {
  if (hand === null && !isAsking) return null;
  return (
    <span class="mark-chip asks-mark" data-hand={hand?.about}>
      <Icon name="hand" />
      <span>
        {hand === null ? 'May I?' : handWords(hand)}
        {hand?.comingBy === null && <span class="mark-detail">: {aboutWords[hand.about]}</span>}
      </span>
    </span>
  );
};

const handWords = ({ comingBy }: RaisedHand): string => (comingBy === null ? 'Hand up' : 'Coming');

/** The strongest of what holds the whole screen: a lock before a freeze, a freeze before "eyes up". */
const HoldMark = ({ tile }: { tile: Tile }) => {
  const { clock } = useDashboard();
  // Tiles on which nothing is do not look at the clock, which turns each second.
  const hold = tile.controls.length === 0 ? null : strongestHold(tile, clock.now.value);
  if (hold === null) return null;
  const { words, icon } = controlLooks[hold.name];
  return (
    <span
      class="mark-chip lock-mark"
      data-hold={hold.name}
      title={`${words} until ${clockTime(hold.endsAt)}`}
    >
      <Icon name={icon} />
      <HoldWords tile={tile} hold={hold} words={words} />
    </span>
  );
};

const HoldWords = ({ tile, hold, words }: { tile: Tile; hold: TileControl; words: string }) => {
  if (hold.isPending) return <PendingWords tile={tile} words={words} />;
  const time = clockTime(hold.endsAt);
  // The state below says "Locked" already.
  if (tile.state === 'locked') return <span>Until {time}</span>;
  return (
    <span>
      {words}
      <span class="mark-detail"> until {time}</span>
    </span>
  );
};

const notThere: readonly TileState[] = ['silent', 'asleep', 'away'];

const PendingWords = ({ tile, words }: { tile: Tile; words: string }) =>
  notThere.includes(tile.state) ? (
    <span>
      <span class="mark-detail">{words} </span>when back
    </span>
  ) : (
    <span>{words}: sent…</span>
  );

const FocusMark = ({ tile }: { tile: Tile }) => {
  const { focus } = tile;
  if (focus === null) return null;
  const waits = notThere.includes(tile.state) && isPending(tile, 'focus');
  return (
    <span class="mark-chip focus-mark" title={`Focus: ${focus.name}, until ${clockTime(focus.endsAt)}`}>
      <Icon name="target" />
      <bdi>
        <span class="focus-word">{waits ? 'Focus when back: ' : 'Focus: '}</span>
        {focus.name}
      </bdi>
    </span>
  );
};

/** Who is missing it; in the same words before and after the grace time, so that nobody is singled out. */
const AgreementMark = ({ tile: { agreement } }: { tile: Tile }) =>
  agreement ? (
    <span class="mark-chip agreement-mark" title="The agreement is not signed">
      <Icon name="flag" /> <span class="unseen">Agreement </span>Not signed
    </span>
  ) : null;
