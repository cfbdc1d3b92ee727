import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RaisedHand } from '#shared/api/hands.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { needWords, type Need, type NeedKind } from '../../state/needs.ts';
import type { Watching } from '../../state/watching.ts';
import { lasted } from '../../state/when.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { LivePicture } from './live-picture.tsx';
import { TileMarks } from './tile-marks.tsx';

export interface PupilTileProps {
  readonly tile: ReadonlySignal<Tile>;
  readonly isSelected: boolean;
  /** Waits for an answer to "May I?". */
  readonly isAsking: boolean;
  readonly hand: RaisedHand | null;
  /** Only one tile at a time is reached by Tab; arrows do the rest. */
  /** What the pupil needs the teacher for. */
  readonly need: Need | null;
  /** Not what is searched for. */
  readonly isDimmed: boolean;
  readonly isTabStop: boolean;
  readonly watching: Watching;
}

/** Says which tiles are on view, so that only their screens are asked for. */
const useOnView = (deviceId: string | null, watching: Watching) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ref.current === null || deviceId === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) watching.setVisible(deviceId, entry.isIntersecting);
    });
    observer.observe(ref.current);
    return () => {
      observer.disconnect();
      watching.setVisible(deviceId, false);
    };
  }, [deviceId, watching]);
  return ref;
};

/** How long a state has lasted, where that matters: online needs no clock, and a pupil never seen has none. */
export const sinceWords = ({ state, since }: Tile, now: number): string | null =>
  state === 'online' || since <= 0 ? null : lasted(now - since);

/** Neutral on purpose: a Chromebook asleep looks the same as one that somebody tampers with. */
const HealthMark = ({ tile: { problems } }: { tile: Tile }) =>
  problems.length === 0 ? null : (
    <span class="mark-chip health-mark" title={problems.join('\n')} data-problems={problems.length}>
      <Icon name="silent" />
      <span class="mark-detail">Look at device</span>
      <span class="unseen">Look at device: {problems.join(' ')}</span>
    </span>
  );

const Caption = ({ tile: { name, page } }: { tile: Tile }) => (
  <div class="tile-caption">
    <p class="tile-name" title={name}>
      <bdi>{name}</bdi>
    </p>
    <p class="tile-page" title={page === null ? undefined : `${page.title}\n${page.url}`}>
      {page !== null && <bdi class="tile-host">{hostOf(page.url)}</bdi>}
      {page !== null && page.title !== '' && <bdi class="tile-title">{page.title}</bdi>}
    </p>
  </div>
);

/** What the state of a device does not say. */
const needChips: Partial<Record<NeedKind, { readonly icon: IconName; readonly label: string }>> = {
  alert: { icon: 'flag', label: 'Alert' },
  'other-site': { icon: 'page', label: 'Other site' },
  stuck: { icon: 'think', label: 'May be stuck' },
};

/** How the pupil is; where that alone does not say why they stand in front, the reason. */
const Standing = (props: Pick<PupilTileProps, 'need' | 'hand'> & { tile: Tile; since: string | null }) => {
  const { clock } = useDashboard();
  const { tile, need, hand, since } = props;
  const why = need === null ? undefined : needWords(need, hand, clock.now.value);
  const shown = need === null ? undefined : needChips[need.kind];
  return (
    <span class="standing" title={why}>
      {need !== null && shown !== undefined ? (
        <span class="chip" data-need={need.kind}>
          <Icon name={shown.icon} />
          <span>{shown.label}</span>
          <span class="since">{lasted(clock.now.value - need.since)}</span>
        </span>
      ) : (
        <StateChip state={tile.state} since={since} />
      )}
      {why !== undefined && <span class="unseen">{why}.</span>}
    </span>
  );
};

/** Read out as it stands, so the name comes first; the picture is put above it by the style sheet. */
export const PupilTile = (props: PupilTileProps) => {
  const { tile: source, isSelected, isAsking, hand, need, isDimmed, isTabStop, watching } = props;
  const { clock } = useDashboard();
  const tile = source.value;
  const since = sinceWords(tile, clock.now.value);
  const ref = useOnView(tile.deviceId, watching);
  return (
    <div
      ref={ref}
      class="tile"
      role="option"
      aria-selected={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      data-pupil-id={tile.pupilId}
      data-device-id={tile.deviceId ?? undefined}
      data-state={tile.state}
      data-locked={tile.lock !== null}
      data-pending={tile.isPending}
      data-need={need?.kind}
      data-dimmed={isDimmed}
      data-asks={isAsking || hand !== null}
    >
      <Caption tile={tile} />
      <div class="tile-picture" data-part="picture">
        <LivePicture tile={tile} mode="grid" />
        <TileMarks tile={tile} hand={hand} isAsking={isAsking} />
        <div class="tile-foot">
          <Standing tile={tile} need={need} hand={hand} since={since} />
          <HealthMark tile={tile} />
        </div>
      </div>
      <span class="tile-check" data-part="select" aria-hidden="true">
        <Icon name="check" />
      </span>
    </div>
  );
};
