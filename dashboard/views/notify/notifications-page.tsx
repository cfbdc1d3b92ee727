import type { NotifySettings } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Icon } from '../../ui/icon.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ChannelTable } from './channel-table.tsx';
import { OnCallEditor } from './on-call-editor.tsx';
import { OnCallNow } from './on-call-now.tsx';
import { OwnWays } from './own-ways.tsx';
import { SecondAccounts } from './second-accounts.tsx';
import { UndeliveredList } from './undelivered-list.tsx';

const Gaps = ({ gaps }: Pick<NotifySettings, 'gaps'>) =>
  gaps.length === 0 ? null : (
    <div class="callout gaps" role="status">
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>
            <Icon name="silent" /> <span>{gap}</span>
          </li>
        ))}
      </ul>
    </div>
  );

/** Who is told of incidents, by which ways, and whether it arrives. */
export const NotificationsPage = () => {
  const { api } = useDashboard();
  const settings = useResource(() => api.call('notifySettings', {}), { reloadOn: 'incidents-changed' });
  return (
    <Page
      title="Notifications"
      intro="Who is told of an incident, and how. A message says what kind of thing it is and leads here; it never names a child."
    >
      <Loaded resource={settings} what="the notifications">
        {(value) => (
          <div class="notify">
            <Gaps gaps={value.gaps} />
            <UndeliveredList undelivered={value.undelivered} onChange={settings.reload} />
            <OnCallNow {...value.now} />
            {value.own && <OwnWays own={value.own} settings={value} onChange={settings.reload} />}
            <SecondAccounts seconds={value.seconds} />
            <ChannelTable settings={value} onChange={settings.reload} />
            {value.mayChangeOnCall && <OnCallEditor settings={value} onSaved={settings.reload} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
};
