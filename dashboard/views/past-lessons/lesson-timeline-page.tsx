import { useSignal, useSignalEffect } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { EndpointAnswer } from '#shared/api.ts';
import type { PupilOutcome, TimelineLine } from '#shared/api/past-lessons.ts';
import { lookGroupOf } from '#shared/governance/staff-looks.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { cameToGroups, cameToSentence, hasMoreToSay } from '../../state/came-to.ts';
import { doneWords, writtenWith } from '../../state/done-words.ts';
import { useResource } from '../../state/resource.ts';
import { told } from '../../state/told.ts';
import { calendarDay, clockTime, clockTimeWithSeconds } from '../../state/when.ts';
import { Choice } from '../../ui/choice.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { activityIcons } from '../lesson/activity-feed.tsx';

type Answer = EndpointAnswer<'lessonTimeline'>;

const shows = ['all', 'pupils', 'staff'] as const;
type Shows = (typeof shows)[number];
const showLabels: Record<Shows, string> = { all: 'Everything', pupils: 'Pupils', staff: 'Staff' };

const isShown = ({ is }: TimelineLine, what: Shows): boolean =>
  what === 'all' || (what === 'staff') === (is === 'done');

const movedWords = ({ way, pupils, className }: Extract<TimelineLine, { is: 'moved' }>): string =>
  `${way === 'out' ? 'Went to the lesson of' : 'Came back from the lesson of'} ${className}: ${pupils.join(', ')}`;

/** A look of staff is told apart from what they did. */
const iconOf = (line: TimelineLine): IconName => {
  if (line.is === 'told') return activityIcons[line.kind];
  if (line.is === 'moved') return 'people';
  return lookGroupOf(line.action, line.outcome) === 'screens' ? 'eye' : 'people';
};

/** What it is about, in a line, and who it came from beneath. */
const Words = ({ line, name }: { line: TimelineLine; name: string }) => {
  switch (line.is) {
    case 'told':
      return (
        <>
          <bdi class="line-title" title={line.url ?? undefined}>
            {told(line)}
          </bdi>
          <span class="line-host">
            <bdi>{name}</bdi>
            {line.kind === 'visit' && line.url !== null && ` · ${hostOf(line.url)}`}
          </span>
        </>
      );
    case 'moved':
      return (
        <>
          <bdi class="line-title">{movedWords(line)}</bdi>
          <span class="line-host">
            <bdi>{line.teacher}</bdi>
          </span>
        </>
      );
    case 'done':
      return (
        <>
          <bdi class="line-title">{doneWords(line)}</bdi>
          <span class="line-host">
            <bdi>{line.by}</bdi>
            {writtenWith(line) !== '' && (
              <>
                : <bdi>{writtenWith(line)}</bdi>
              </>
            )}
          </span>
          {line.outcomes && <Outcomes outcomes={line.outcomes} />}
        </>
      );
  }
};

const kindOf = (line: TimelineLine): string => {
  switch (line.is) {
    case 'told':
      return line.kind;
    case 'done':
      return line.action;
    case 'moved':
      return line.way;
  }
};

const Line = ({ line, name }: { line: TimelineLine; name: string }) => (
  <li data-is={line.is} data-kind={kindOf(line)}>
    <time dateTime={new Date(line.at).toISOString()}>{clockTimeWithSeconds(line.at)}</time>
    <Icon name={iconOf(line)} />
    <span>
      <Words line={line} name={name} />
    </span>
  </li>
);

const mostNamed = 8;

/** Who was absent, or used no computer. */
const Untold = ({ untold }: Pick<Answer, 'untold'>) => {
  if (untold.length === 0) return null;
  const names = <bdi>{untold.join(', ')}</bdi>;
  if (untold.length <= mostNamed) return <p class="quiet-text">No computer told anything of {names}.</p>;
  return (
    <details class="quiet-text">
      <summary>No computer told anything of {untold.length} pupils</summary>
      {names}
    </details>
  );
};

/** What became of a command, to be unfolded to names. */
const Outcomes = ({ outcomes }: { outcomes: readonly PupilOutcome[] }) =>
  hasMoreToSay(outcomes) ? (
    <details class="line-outcomes">
      <summary>{cameToSentence(outcomes)}</summary>
      <ul>
        {cameToGroups(outcomes).map(({ words, pupils }, _index, { length }) => (
          <li key={words}>
            {length > 1 && `${words}: `}
            <bdi>{pupils.join(', ')}</bdi>
          </li>
        ))}
      </ul>
    </details>
  ) : (
    <span class="line-host">{cameToSentence(outcomes)}</span>
  );

const Lines = ({ answer, what }: { answer: Answer; what: Shows }) => {
  const names = new Map(answer.pupils.map(({ pupilId, name }) => [pupilId, name]));
  const lines = answer.lines.filter((line) => isShown(line, what));
  if (lines.length === 0) return <Empty title="Nothing is kept of this" />;
  return (
    <ol class="timeline plain card" tabIndex={0} aria-label="What happened, newest first">
      {lines.map((line, index) => (
        <Line
          key={lines.length - index}
          line={line}
          name={line.is === 'told' ? (names.get(line.pupilId) ?? 'A pupil') : ''}
        />
      ))}
    </ol>
  );
};

const titleOf = ({ lesson: { className, startedAt } }: Answer): string =>
  `${className}, ${calendarDay(startedAt)}, ${clockTime(startedAt)}`;

/** A lesson to look back on: the class or one pupil, with what staff did and looked at. */
export const LessonTimelinePage = () => {
  const { api } = useDashboard();
  const lessonId = useRoute().params['lessonId'] ?? '';
  const pupilId = useSignal('');
  const what = useSignal<Shows>('all');
  const about = pupilId.value === '' ? { lessonId } : { lessonId, pupilId: pupilId.value };
  const resource = useResource(() => api.call('lessonTimeline', about), {
    key: `${lessonId} ${pupilId.value}`,
  });
  // The choice stays while another pupil's lines are on their way.
  const answered = useSignal<Answer | null>(null);
  useSignalEffect(() => {
    answered.value = resource.state.value.value ?? answered.peek();
  });
  const known = answered.value;
  return (
    <Page title={known === null ? 'Timeline' : titleOf(known)} intro="Reading a timeline is recorded.">
      <div class="timeline-options">
        <label>
          Whose{' '}
          <select
            name="pupil"
            value={pupilId.value}
            onChange={(event) => (pupilId.value = event.currentTarget.value)}
          >
            <option value="">The class</option>
            {known?.pupils.map((pupil) => (
              <option key={pupil.pupilId} value={pupil.pupilId}>
                {pupil.name}
              </option>
            ))}
          </select>
        </label>
        <Choice
          legend="What"
          isLegendHidden
          value={what.value}
          onChange={(next) => (what.value = next)}
          options={shows.map((value) => ({ value, label: showLabels[value] }))}
        />
      </div>
      <Loaded resource={resource} what="the timeline">
        {(answer) => (
          <>
            {pupilId.value === '' && what.value !== 'staff' && <Untold untold={answer.untold} />}
            <Lines answer={answer} what={what.value} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
