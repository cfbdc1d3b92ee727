import { useSignal } from '@preact/signals';
import { roleLabels } from '#shared/roles.ts';
import { useDashboard } from '../dashboard-context.ts';
import { may, type Account } from '../state/session.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { RecordConcern } from './incidents/record-concern.tsx';
import { SecondFactorDialog } from './second-factor.tsx';

export const AccountMenu = ({ account }: { account: Account }) => {
  const { session, notices, unsaved } = useDashboard();
  const isSettingUp = useSignal(false);
  const isWriting = useSignal(false);
  const signOut = async () => {
    const result = await session.signOut();
    if (!result.ok) notices.say('bad', `You are still signed in: ${result.detail}`);
  };
  return (
    <div class="account">
      <button class="button quiet" type="button" popoverTarget="account-menu">
        <bdi>{account.name}</bdi>
        <Icon name="down" />
      </button>
      <div class="menu" id="account-menu" popover="auto">
        <p class="menu-name">
          <bdi>{account.name}</bdi>
        </p>
        <p class="quiet-text">{account.email}</p>
        <p class="quiet-text">{account.roles.map((role) => roleLabels[role]).join(', ')}</p>
        {may(account, 'record-concern') && (
          <Button onClick={() => (isWriting.value = true)}>Write a concern down…</Button>
        )}
        {may(account, 'let-guests-in') && (
          <a class="button" href="/guests">
            Let a guest in…
          </a>
        )}
        <Button onClick={() => (isSettingUp.value = true)}>Second factor</Button>
        <Button onClick={() => unsaved.leave(signOut)}>Sign out</Button>
      </div>
      {isWriting.value && <RecordConcern onClose={() => (isWriting.value = false)} />}
      {isSettingUp.value && <SecondFactorDialog onClose={() => (isSettingUp.value = false)} />}
    </div>
  );
};
