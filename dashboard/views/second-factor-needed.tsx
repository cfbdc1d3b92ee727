import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { useDashboard } from '../dashboard-context.ts';
import { Button } from '../ui/button.tsx';
import { NoticeList } from '../ui/notice-list.tsx';
import { Entrance } from './entrance.tsx';
import { useConfirmed } from './incidents/use-confirmed.tsx';
import { EnterSecret, RecoveryCodes } from './second-factor.tsx';

type Begun = EndpointAnswer<'beginSecondFactor'>;

/** For whoever has none where the school asks for one: nothing else opens before it is set up. */
export const SecondFactorNeeded = () => {
  const { api, notices, session } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const begun = useSignal<Begun | null>(null);
  const codes = useSignal<readonly string[]>([]);
  const begin = async () => {
    const result = await ask(() => api.call('beginSecondFactor', {}));
    if (result.ok) begun.value = result.value;
    else if (result.reason !== 'confirm-password') notices.say('bad', result.detail);
  };
  return (
    <Entrance title="Set up your second factor">
      {codes.value.length > 0 ? (
        <>
          <RecoveryCodes codes={codes.value} />
          <Button kind="primary" onClick={session.load}>
            I have written them down
          </Button>
        </>
      ) : begun.value !== null ? (
        <EnterSecret begun={begun} codes={codes} />
      ) : (
        <>
          <p>
            Your school asks for a second factor: a code from an app on your phone beside the password. It
            takes a minute, and nothing else opens before.
          </p>
          <p class="quiet-text">
            Without a phone at hand, ask whoever looks after the accounts. It is asked again when you come
            back.
          </p>
          <div class="row-of-buttons">
            <Button kind="primary" onClick={begin}>
              Set it up
            </Button>
            <Button kind="quiet" onClick={session.signOut}>
              Sign out
            </Button>
          </div>
        </>
      )}
      {dialog}
      <NoticeList on="page" />
    </Entrance>
  );
};
