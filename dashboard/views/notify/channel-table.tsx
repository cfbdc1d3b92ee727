import { useSignal } from '@preact/signals';
import {
  notifyChannelLabels,
  type ChannelHealth,
  type NotifyChannel,
  type NotifySettings,
} from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Table } from '../../ui/table.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { channelHints, isRoom, stateWords } from './channel-words.ts';

const icons = { off: 'away', untried: 'clock', working: 'check', broken: 'silent' } as const;

const Health = ({ health }: { health: ChannelHealth }) => {
  const now = useDashboard().clock.now.value;
  const { state, lastSuccessAt, lastFailureAt, lastFailure } = health;
  return (
    <>
      <span class="channel-state" data-state={state}>
        <Icon name={icons[state]} /> {stateWords[state]}
      </span>
      {lastSuccessAt !== null && (
        <span class="second-line tabular">Last arrived: {dayAndTime(lastSuccessAt, now)}</span>
      )}
      {lastFailureAt !== null && (
        <span class="second-line">
          Last failed: {dayAndTime(lastFailureAt, now)}. {lastFailure}
        </span>
      )}
    </>
  );
};

const useTest = (onChange: () => unknown) => {
  const { api, notices } = useDashboard();
  const testing = useSignal<NotifyChannel | null>(null);
  const test = async (channel: NotifyChannel) => {
    testing.value = channel;
    const result = await api.call('testChannel', { channel });
    testing.value = null;
    const name = notifyChannelLabels[channel];
    notices.say(
      result.ok ? 'good' : 'bad',
      result.ok ? `${name}: the test was taken.` : `${name}: ${result.detail}`,
    );
    await onChange();
  };
  return { testing, test };
};

export interface ChannelTableProps {
  readonly settings: NotifySettings;
  readonly onChange: () => unknown;
}

/** The ways out of the school, and how each fares. */
export const ChannelTable = ({ settings, onChange }: ChannelTableProps) => {
  const { mayChangeChannels, own } = settings;
  const open = useSignal<NotifyChannel | null>(null);
  const { testing, test } = useTest(onChange);
  const mayTest = ({ channel, state }: ChannelHealth) =>
    state !== 'off' && (isRoom(channel) ? mayChangeChannels : channel === 'mail' || own !== null);
  const chosen = settings.channels.find(({ channel }) => channel === open.value);
  return (
    <section class="card" aria-labelledby="channels-title">
      <h2 id="channels-title">Ways of telling</h2>
      <Table
        caption="Ways of telling"
        rows={settings.channels}
        keyOf={({ channel }) => channel}
        columns={[
          {
            heading: 'Way',
            kind: 'name',
            cell: ({ channel }) => (
              <>
                {notifyChannelLabels[channel]}
                <span class="second-line quiet-text">{channelHints[channel]}</span>
              </>
            ),
          },
          { heading: 'State', cell: (health) => <Health health={health} /> },
          {
            heading: 'What you can do',
            isHeadingHidden: true,
            cell: (health) => (
              <span class="channel-actions">
                {mayTest(health) && (
                  <Button
                    label={`Send a test: ${notifyChannelLabels[health.channel]}`}
                    isBusy={testing.value === health.channel}
                    onClick={() => test(health.channel)}
                  >
                    Send a test
                  </Button>
                )}
                {mayChangeChannels && (
                  <Button
                    label={`Set up ${notifyChannelLabels[health.channel]}`}
                    onClick={() => (open.value = health.channel)}
                  >
                    Set up
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {!mayChangeChannels && <p class="quiet-text">The IT admin sets these up.</p>}
      {chosen !== undefined && (
        <ChannelDialog
          health={chosen}
          mail={settings.mail}
          onClose={() => (open.value = null)}
          onSaved={onChange}
        />
      )}
    </section>
  );
};
