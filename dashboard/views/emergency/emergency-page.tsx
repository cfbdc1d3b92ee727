import { useSignal, type Signal } from '@preact/signals';
import type { EmergencySession } from '#shared/api/emergency.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { clockTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { NoticeList } from '../../ui/notice-list.tsx';
import { typedIn } from '../../ui/typed-in.ts';
import { Entrance } from '../entrance.tsx';
import { PeopleToHelp } from './people-to-help.tsx';

const EnterCode = ({ begun }: { begun: Signal<EmergencySession | null> }) => {
  const { api } = useDashboard();
  const code = useSignal('');
  return (
    <>
      <p>
        From the sealed envelope. Every admin, headteacher and safeguarding lead is told at once that it was
        used. It works once.
      </p>
      <Form
        mayBeLost
        name="emergency-code"
        submit="Use it"
        isDisabled={code.value.trim() === ''}
        onSubmit={() => api.call('useEmergencyCode', { code: code.peek() })}
        onDone={(session) => (begun.value = session)}
      >
        <TextField label="Emergency code" name="code" {...typedIn(code)} maxLength={80} autocomplete="off" />
      </Form>
      <p>
        <a href="/">Go to sign-in</a>
      </p>
    </>
  );
};

const Begun = ({ session, onEnd }: { session: EmergencySession; onEnd: () => unknown }) => {
  const { api, notices } = useDashboard();
  const end = async () => {
    const result = await api.call('endEmergencySession', {});
    if (result.ok || result.reason === 'expired') onEnd();
    else notices.say('bad', result.detail);
  };
  return (
    <>
      <p>
        Until {clockTime(session.endsAt)} you can let in again one person who looks after accounts: the first
        whose button you press. Nothing else opens. It is recorded.
      </p>
      <PeopleToHelp session={session} />
      <Button onClick={end}>I am done</Button>
    </>
  );
};

/** Where the code from the sealed envelope is typed in, and all that it opens. */
export const EmergencyPage = () => {
  const { api } = useDashboard();
  const running = useResource(() => api.call('emergencySession', {}));
  const begun = useSignal<EmergencySession | null>(null);
  const forget = () => {
    begun.value = null;
    void running.reload();
  };
  return (
    <Entrance title="Emergency code">
      <Loaded resource={running} what="this page">
        {({ session: found }) => {
          const session = begun.value ?? found;
          return session === null ? <EnterCode begun={begun} /> : <Begun session={session} onEnd={forget} />;
        }}
      </Loaded>
      <NoticeList on="page" />
    </Entrance>
  );
};
