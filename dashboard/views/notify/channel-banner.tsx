import { notifyChannelLabels } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { Icon } from '../../ui/icon.tsx';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const Broken = () => {
  const { api } = useDashboard();
  const health = useResource(() => api.call('notifyHealth', {}), { reloadOn: 'incidents-changed' });
  const { value } = health.state.value;
  if (value === null || (value.broken.length === 0 && value.undelivered === 0)) return null;
  const ways = listed(value.broken.map(({ channel }) => notifyChannelLabels[channel]));
  return (
    <p class="callout channel-banner" role="status" data-channel-banner>
      <Icon name="silent" />
      <span>
        {ways === ''
          ? 'Somebody could not be told of an incident. '
          : `Not working now: ${ways}. People may not have been told. `}
        Nothing is lost: every incident is under Incidents. <a href="/notifications">See what is wrong</a>
      </span>
    </p>
  );
};

/** Says where a way of telling is broken, to those who would otherwise count on it; nothing while all is well. */
export const ChannelBanner = () => {
  const { session } = useDashboard();
  return may(session.account.value, 'view-notifications') ? <Broken /> : null;
};
