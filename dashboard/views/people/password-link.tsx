import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { LinkToGive } from './add-account.tsx';

export interface PasswordLinkProps {
  readonly account: EndpointAnswer<'accounts'>[number];
  readonly onClose: () => void;
}

/** For a colleague who forgot their password, or whose first link is too old. */
export const PasswordLink = ({ account, onClose }: PasswordLinkProps) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const url = useSignal<string | null>(null);
  const { accountId, name, hasSecondFactor } = account;
  return (
    <>
      <FormDialog
        title={
          <>
            A new password for <bdi>{name}</bdi>
          </>
        }
        onClose={onClose}
        name="password-link"
        submit="Make a link"
        after={url.value && <LinkToGive name={name} url={url.value} goodFor="an hour" onClose={onClose} />}
        onSubmit={() => ask(() => api.call('givePasswordLink', { accountId }))}
        onDone={(answer) => (url.value = answer.url)}
      >
        <p>
          Be sure that it is they who ask. Once they have chosen a password by the link, the old one ends and
          they are signed out wherever they were signed in. An earlier link works no more. It is recorded.
        </p>
        {hasSecondFactor && <p>Their second factor stays: they sign in with both.</p>}
      </FormDialog>
      {dialog}
    </>
  );
};
