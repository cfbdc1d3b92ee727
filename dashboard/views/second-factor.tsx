import { useSignal, type Signal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { useDashboard } from '../dashboard-context.ts';
import { useResource } from '../state/resource.ts';
import { Button } from '../ui/button.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { ConfirmPasswordDialog } from './incidents/confirm-password.tsx';

type Begun = EndpointAnswer<'beginSecondFactor'>;
interface Steps {
  readonly begun: Signal<Begun | null>;
  readonly codes: Signal<readonly string[]>;
  readonly isAsking: Signal<boolean>;
}

const grouped = (text: string): string => text.replaceAll(/(.{4})(?=.)/g, '$1 ');

export const EnterSecret = ({ begun, codes }: Pick<Steps, 'begun' | 'codes'>) => {
  const { api } = useDashboard();
  const code = useSignal('');
  const { secret, address } = begun.value ?? { secret: '', address: '' };
  return (
    <Form
      mayBeLost
      name="second-factor"
      submit="Use it from now on"
      isDisabled={code.value.trim().length < 6}
      onSubmit={() => api.call('confirmSecondFactor', { code: code.peek().trim() })}
      onDone={({ recoveryCodes }) => (codes.value = recoveryCodes)}
    >
      <p>Type this key into an authenticator app on your phone, or open the link there.</p>
      <p class="copied-value">
        <code>{grouped(secret)}</code> <CopyButton text={secret} what="key" />
      </p>
      <p>
        <a href={address}>Open in an authenticator app on this computer</a>
      </p>
      <CodeField value={code.value} onInput={(value) => (code.value = value)} />
    </Form>
  );
};

export const RecoveryCodes = ({ codes }: { codes: readonly string[] }) => (
  <>
    <p>
      <strong>It is on.</strong> Write these down and keep them away from the phone. Each opens your account
      once if the phone is lost. They are not shown again.
    </p>
    <ul class="recovery-codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{grouped(code)}</code>
        </li>
      ))}
    </ul>
    <CopyButton text={codes.join('\n')} what="recovery codes" />
  </>
);

const Standing = ({ begun, isAsking }: Steps) => {
  const { api, notices, session } = useDashboard();
  const own = useResource(() => api.call('secondFactor', {}));
  const accountId = session.account.value?.accountId ?? '';
  const begin = async () => {
    const result = await api.call('beginSecondFactor', {});
    if (result.ok) begun.value = result.value;
    else if (result.reason === 'confirm-password') isAsking.value = true;
    else notices.say('bad', result.detail);
  };
  const end = async () => {
    const result = await api.call('endSecondFactor', { accountId });
    if (!result.ok && result.reason === 'confirm-password') isAsking.value = true;
    else if (!result.ok) notices.say('bad', result.detail);
    void own.reload();
  };
  return (
    <Loaded resource={own} what="your second factor">
      {({ recoveryLeft }) =>
        recoveryLeft === null ? (
          <>
            <p>
              Not on. With it, a password that somebody has seen is not enough to get in, or to open evidence.
            </p>
            <Button kind="primary" onClick={begin}>
              Set it up
            </Button>
          </>
        ) : (
          <>
            <p>
              It is on. {recoveryLeft === 1 ? '1 recovery code is' : `${recoveryLeft} recovery codes are`}{' '}
              left.
            </p>
            <Button kind="danger" onClick={end}>
              Take it off
            </Button>
          </>
        )
      }
    </Loaded>
  );
};

/** One's own second factor: on, off, or being set up. */
export const SecondFactorDialog = ({ onClose }: { onClose: () => void }) => {
  const steps: Steps = {
    begun: useSignal<Begun | null>(null),
    codes: useSignal<readonly string[]>([]),
    isAsking: useSignal(false),
  };
  const stopAsking = () => (steps.isAsking.value = false);
  if (steps.isAsking.value) return <ConfirmPasswordDialog onConfirmed={stopAsking} onCancel={stopAsking} />;
  return (
    <Dialog title="Second factor" onClose={onClose} name="second-factor">
      {steps.codes.value.length > 0 ? (
        <RecoveryCodes codes={steps.codes.value} />
      ) : steps.begun.value !== null ? (
        <EnterSecret {...steps} />
      ) : (
        <Standing {...steps} />
      )}
    </Dialog>
  );
};
