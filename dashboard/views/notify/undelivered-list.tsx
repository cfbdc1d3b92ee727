import { notifyChannelLabels, type Undelivered } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { LongTable } from '../../ui/long-table.tsx';

const State = ({ isGivenUp, problem }: Undelivered) => (
  <>
    <span class="tag" data-verdict={isGivenUp ? 'block' : 'think'}>
      {isGivenUp ? 'Given up' : 'Trying again'}
    </span>
    <span class="second-line">{problem}</span>
  </>
);

export interface UndeliveredListProps {
  readonly undelivered: readonly Undelivered[];
  readonly onChange: () => unknown;
}

/** Messages that did not arrive. Nothing while all did. */
export const UndeliveredList = ({ undelivered, onChange }: UndeliveredListProps) => {
  const { api, clock, notices } = useDashboard();
  if (undelivered.length === 0) return null;
  const sendAgain = async () => {
    const result = await api.call('sendAgain', {});
    if (!result.ok) return notices.say('bad', `They were not sent again: ${result.detail}`);
    notices.say('good', 'They are being sent again.');
    await onChange();
  };
  const clear = async () => {
    const result = await api.call('clearUndelivered', {});
    if (!result.ok) return notices.say('bad', `They were not cleared: ${result.detail}`);
    await onChange();
  };
  return (
    <section class="card undelivered" aria-labelledby="undelivered-title">
      <div class="card-head">
        <h2 id="undelivered-title">
          {undelivered.length === 1
            ? 'One message did not arrive'
            : `${undelivered.length} messages did not arrive`}
        </h2>
        <span class="channel-actions">
          {undelivered.some(({ isGivenUp }) => isGivenUp) && (
            <Button kind="quiet" onClick={clear}>
              Clear those given up
            </Button>
          )}
          <Button icon="undo" onClick={sendAgain}>
            Send them again now
          </Button>
        </span>
      </div>
      <LongTable
        caption="Messages that did not arrive, newest first"
        rows={undelivered}
        keyOf={({ sendId }) => sendId}
        columns={[
          {
            heading: 'About',
            kind: 'name',
            cell: ({ line, path }) => <a href={path}>{line}</a>,
          },
          { heading: 'To', cell: ({ to }) => <bdi class="one-line">{to ?? 'The room'}</bdi> },
          { heading: 'By', cell: ({ channel }) => notifyChannelLabels[channel] },
          {
            heading: 'Since',
            cell: ({ at }) => <span class="tabular one-line">{dayAndTime(at, clock.now.value)}</span>,
          },
          { heading: 'What happened', cell: (each) => <State {...each} /> },
        ]}
      />
    </section>
  );
};
