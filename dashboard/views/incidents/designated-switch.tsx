import type { Designated } from '#shared/api/designated-devices.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useConfirmed } from './use-confirmed.tsx';

/** Whether evidence opens everywhere or on the designated computer only (R43). */
export const DesignatedSwitch = () => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('designatedDevices', {}));
  return (
    <section class="card" aria-labelledby="where-title">
      <h2 id="where-title">Where evidence opens</h2>
      <Loaded resource={resource} what="the designated computers">
        {(designated) => <Switch designated={designated} onChanged={resource.reload} />}
      </Loaded>
    </section>
  );
};

const Switch = ({ designated, onChanged }: { designated: Designated; onChanged: () => unknown }) => {
  const { api, notices } = useDashboard();
  const confirmed = useConfirmed();
  const { isOnly, devices } = designated;
  const turn = async (): Promise<void> => {
    const result = await confirmed.ask(() => api.call('setDesignatedOnly', { isOnly: !isOnly }));
    if (!result.ok) notices.say('bad', result.detail);
    onChanged();
  };
  return (
    <>
      <p data-designated-only={isOnly}>
        {isOnly
          ? 'Pictures, prints and exports open on the designated computer only: '
          : 'Pictures, prints and exports open on every computer. Designated: '}
        <strong>
          <bdi>{devices.map(({ name }) => name).join(', ') || 'none'}</bdi>
        </strong>
        .
      </p>
      <p class="quiet-text">
        The admin marks computers under Deploy. Should the only one break or be lost, the admin marks another
        one there, or you switch this off here: both are recorded.
      </p>
      {devices.length === 0 && !isOnly ? (
        <p>Before this can be switched on, the admin marks a computer.</p>
      ) : (
        <Button onClick={turn}>
          {isOnly ? 'Open evidence on every computer' : 'Open evidence on the designated computer only'}
        </Button>
      )}
      {confirmed.dialog}
    </>
  );
};
