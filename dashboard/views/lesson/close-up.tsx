import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CommandName } from '#shared/commands/index.ts';
import type { Page } from '#shared/page.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { CommandBar } from '../../commands/command-bar.tsx';
import type { GivenOrders } from '../../commands/given-orders.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { openedIn } from '../../state/exceptions-on.ts';
import type { LessonFacts, LessonView } from '../../state/lesson.ts';
import { told } from '../../state/told.ts';
import type { Watching } from '../../state/watching.ts';
import { clockTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { TileAlertNotice } from '../alerts/tile-alert-notice.tsx';
import { ReportPageButton } from '../requests/report-site.tsx';
import { isStoppable } from '../referrals/stop-screen.tsx';
import { StopOffer } from '../referrals/stop-offer.tsx';
import { StoppedNotice } from '../referrals/stopped-notice.tsx';
import { activityIcons } from './activity-feed.tsx';
import { ControlFacts } from './control-facts.tsx';
import { LivePicture } from './live-picture.tsx';
import { sinceWords } from './pupil-tile.tsx';
import { TabList } from './tab-list.tsx';
import { mergeActivity, useTimeline } from './timeline.ts';

const Visits = ({ lessonId, deviceId }: { lessonId: string; deviceId: string }) => {
  const { resource, live } = useTimeline(lessonId, deviceId);
  return (
    <section class="panel-part grows" aria-labelledby="visits-title">
      <h3 id="visits-title">This lesson</h3>
      <Loaded resource={resource} what="the last visits">
        {(stored) => {
          const items = mergeActivity(stored, live);
          if (items.length === 0) return <p class="quiet-text">Nothing yet.</p>;
          return (
            <ol class="timeline" tabIndex={0} aria-label="What happened, newest first">
              {items.slice(0, 100).map((item) => (
                <li key={item.seq} data-kind={item.kind} title={item.url ?? undefined}>
                  <time>{clockTime(item.at)}</time>
                  <Icon name={activityIcons[item.kind]} />
                  <span>
                    <bdi class="line-title">{told(item)}</bdi>
                    {item.isNew === true && <span class="tag new-site">New to this school</span>}
                    {item.kind === 'visit' && item.url !== null && (
                      <bdi class="line-host">{hostOf(item.url)}</bdi>
                    )}
                  </span>
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
};

const Screen = ({ tile }: { tile: Tile }) => (
  <div class="screen">
    <LivePicture tile={tile} mode="close" />
    <p class="screen-page">
      {tile.page === null ? (
        <span class="quiet-text">
          {tile.picture === 'stopped-page'
            ? 'A page that was stopped and referred: nothing of it is shown or kept.'
            : 'No page is open.'}
        </span>
      ) : (
        <>
          <bdi class="line-title">{tile.page.title || hostOf(tile.page.url)}</bdi>
          <bdi class="line-host" title={tile.page.url}>
            {tile.page.url}
          </bdi>
          <ReportPageButton url={tile.page.url} />
        </>
      )}
    </p>
  </div>
);

const DeviceFacts = ({ tile: { problems } }: { tile: Tile }) =>
  problems.length === 0 ? null : (
    <ul class="problems">
      {problems.map((problem) => (
        <li key={problem}>
          <Icon name="silent" /> {problem}
        </li>
      ))}
    </ul>
  );

const WhyNoDevice = ({ tile: { elsewhere } }: { tile: Tile }) => (
  <p class="quiet-text">
    {elsewhere === null
      ? 'This pupil has no device yet. An admin binds one under Deploy.'
      : `With ${elsewhere.teacher} in ${elsewhere.className} until ${clockTime(elsewhere.endsAt)}. What they do there is for that lesson’s teacher: ask for them, or take them over, under “Elsewhere”.`}
  </p>
);

export interface CloseUpProps {
  readonly lesson: LessonView;
  readonly facts: LessonFacts;
  readonly watching: Watching;
  /** Pupil id; emptied to close. */
  readonly opened: Signal<string | null>;
  readonly onRecord: (pupilId: string) => void;
  readonly onStop: (pupilId: string) => void;
  readonly everyoneOn: (page: Page) => void;
}

/** Goes through the class in the order shown, round the end. */
const Steps = ({ lesson, opened }: Pick<CloseUpProps, 'lesson' | 'opened'>) => {
  const step = (by: number) => {
    const order = lesson.order.peek();
    const at = order.indexOf(opened.peek() ?? '');
    opened.value = order[(at + by + order.length) % order.length] ?? null;
  };
  return (
    <div class="steps">
      <Button kind="quiet" onClick={() => step(-1)}>
        ‹ Previous
      </Button>
      <Button kind="quiet" onClick={() => step(1)}>
        Next ›
      </Button>
    </div>
  );
};

/** One pupil, large: the screen now, tabs, what happened, and what a teacher can do. */
export const CloseUp = (props: CloseUpProps) => {
  const { lesson, watching, opened } = props;
  const { clock } = useDashboard();
  const tile = lesson.tile(opened.value ?? '')?.value;
  const deviceId = tile?.deviceId ?? null;
  useEffect(() => {
    watching.setClose(deviceId);
    return () => watching.setClose(null);
  }, [deviceId, watching]);
  if (tile === undefined) return null;
  return (
    <Dialog
      title={<bdi>{tile.name}</bdi>}
      onClose={() => (opened.value = null)}
      size="whole"
      name="close-up"
      aside={
        <>
          <StateChip state={tile.state} since={sinceWords(tile, clock.now.value)} />
          <Steps lesson={lesson} opened={opened} />
        </>
      }
    >
      <div class="close-up" data-close-up={tile.pupilId} key={tile.pupilId}>
        {tile.state === 'stopped' ? <StoppedNotice tile={tile} /> : <OpenCloseUp {...props} tile={tile} />}
      </div>
    </Dialog>
  );
};

/** What a teacher sees of a screen and can do with it, while it is not stopped. */
const OpenCloseUp = (props: CloseUpProps & { tile: Tile }) => {
  const { lesson, facts, tile, onRecord, onStop, everyoneOn } = props;
  const asked = useSignal<CommandName | null>(null);
  const orders = useSignal<GivenOrders>([]);
  const { deviceId } = tile;
  const stop = () => onStop(tile.pupilId);
  return (
    <>
      <div class="close-up-main">
        <CommandBar
          lessonId={facts.lessonId}
          lessonEndsAt={facts.endsAt}
          targets={[tile]}
          audience={tile.name}
          opened={openedIn(lesson.exceptions.value, facts.lessonId)}
          asked={asked}
          orders={orders}
        >
          <Button icon="flag" onClick={() => onRecord(tile.pupilId)} isDisabled={deviceId === null}>
            Record an incident…
          </Button>
          {tile.referralOffer === null && (
            <Button icon="stop" onClick={stop} isDisabled={!isStoppable(tile)}>
              Stop and refer…
            </Button>
          )}
        </CommandBar>
        {tile.referralOffer !== null && <StopOffer offer={tile.referralOffer} onStop={stop} />}
        <TileAlertNotice tile={tile} />
        <ControlFacts tile={tile} />
        <DeviceFacts tile={tile} />
        <Screen tile={tile} />
      </div>
      <div class="panel">
        <TabList lessonId={facts.lessonId} {...{ tile, orders, everyoneOn }} />
        {deviceId === null ? (
          <WhyNoDevice tile={tile} />
        ) : (
          <Visits lessonId={facts.lessonId} deviceId={deviceId} />
        )}
      </div>
    </>
  );
};
