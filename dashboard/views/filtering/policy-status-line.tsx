import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PolicyStatus } from '#shared/socket-events.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Icon } from '../../ui/icon.tsx';

const statusWords = ({ version, applied, connected }: PolicyStatus): string => {
  if (connected === 0) return `Version ${version}. No device is connected.`;
  return `${applied} of ${connected} ${connected === 1 ? 'device' : 'devices'} on version ${version}`;
};

/** `asked` came with the page; what the server tells since then is newer. */
export const PolicyStatusLine = (props: { asked: PolicyStatus; onNewVersion: () => unknown }) => {
  const { connection } = useDashboard();
  const heard = useSignal<PolicyStatus | null>(null);
  useEffect(() => {
    heard.value = null;
  }, [props.asked]);
  useEffect(
    () =>
      connection.on('policy-status', (status) => {
        heard.value = status;
        if (status.version > props.asked.version) void props.onNewVersion();
      }),
    [props.asked.version],
  );
  const status = heard.value ?? props.asked;
  const isEverywhere = status.applied === status.connected;
  return (
    <p class="policy-status" role="status" data-version={status.version} data-applied={status.applied}>
      <Icon name={isEverywhere ? 'check' : 'clock'} />
      {statusWords(status)}
    </p>
  );
};
