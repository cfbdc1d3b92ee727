import { useEffect, useState } from 'preact/hooks';
import type { DiskState } from '#shared/socket-events.ts';
import { useDashboard } from '../dashboard-context.ts';

const sentences: Record<Exclude<DiskState, 'ok'>, string> = {
  'disk-full': 'The server’s disk is full: nothing new is saved. Tell whoever looks after the server.',
  'disk-fault':
    'The server cannot write to its disk: nothing new is saved. Tell whoever looks after the server.',
};

/** For everybody, as long as the server cannot save: what they do now would be refused. */
export const DiskStrip = () => {
  const { connection } = useDashboard();
  const [state, setState] = useState<DiskState>('ok');
  const connects = connection.connects.value;
  useEffect(() => connection.on('disk-changed', setState), [connection]);
  useEffect(() => {
    if (connects === 0) return;
    void connection.ask('disk-state', {}).then((told) => told.ok && setState(told.value));
  }, [connection, connects]);
  return <div role="status">{state !== 'ok' && <p class="disk-strip">{sentences[state]}</p>}</div>;
};
