import type { ReportKind } from '#shared/reports.ts';
import type { ActivityItem } from '#shared/class-snapshot.ts';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { LessonView } from '../../state/lesson.ts';
import { told } from '../../state/told.ts';
import { clockTime } from '../../state/when.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

export const activityIcons: Record<ReportKind, IconName> = {
  visit: 'page',
  search: 'search',
  block: 'blocked',
  bypass: 'blocked',
  prompt: 'think',
  'prompt-shown': 'think',
  concern: 'hand',
  'may-i': 'hand',
  'filter-report': 'flag',
  reply: 'message',
  'hand-up': 'hand',
  'hand-down': 'hand',
  'agreement-signed': 'check',
  'lesson-time': 'clock',
  slept: 'moon',
  alert: 'flag',
};

interface FeedProps {
  readonly lesson: LessonView;
  readonly onOpen: (pupilId: string) => void;
}

const Line = ({ item, lesson, onOpen }: FeedProps & { item: ActivityItem }) => {
  const name = lesson.tileOfDevice(item.deviceId)?.name ?? 'Unknown pupil';
  const { pupilId } = item;
  return (
    <li class="feed-item" data-kind={item.kind}>
      <Icon name={activityIcons[item.kind]} />
      <div>
        <p class="feed-head">
          {pupilId === null ? (
            <bdi>{name}</bdi>
          ) : (
            <button class="link" type="button" onClick={() => onOpen(pupilId)}>
              <bdi>{name}</bdi>
            </button>
          )}
          <time dateTime={new Date(item.at).toISOString()}>{clockTime(item.at)}</time>
        </p>
        <p class="feed-text" dir="auto" title={item.url ?? undefined}>
          {told(item)}
          {item.isNew === true && <span class="tag new-site">New to this school</span>}
        </p>
      </div>
    </li>
  );
};

/** Reads out only what must not be missed: a child who asks for help. */
const ConcernAnnouncer = ({ lesson }: { lesson: LessonView }) => {
  const words = useSignal('');
  useSignalEffect(() => {
    const newest = lesson.activity.value[0];
    if (newest?.kind !== 'concern') return;
    const name = lesson.tileOfDevice(newest.deviceId)?.name ?? 'A pupil';
    // With the time, so that a second one of the same child is read out as well.
    words.value = `${name} told someone, ${clockTime(newest.at)}`;
  });
  return (
    <p class="unseen" role="alert">
      {words.value}
    </p>
  );
};

/** What happened since the lesson was opened here, newest first. */
export const ActivityFeed = ({ lesson, onOpen }: FeedProps) => {
  const items = lesson.activity.value;
  return (
    <aside class="feed" aria-labelledby="feed-title">
      <h2 id="feed-title">Activity</h2>
      <ConcernAnnouncer lesson={lesson} />
      {items.length === 0 ? (
        <p class="feed-empty">
          Blocked pages, searches, prompts and calls for help appear here as they happen.
        </p>
      ) : (
        <ol class="feed-list" tabIndex={0} aria-label="Activity, newest first">
          {items.map((item) => (
            <Line key={`${item.deviceId} ${item.seq}`} item={item} lesson={lesson} onOpen={onOpen} />
          ))}
        </ol>
      )}
    </aside>
  );
};
