import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { roleLabels } from '#shared/roles.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Table } from '../../ui/table.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { AddAccount } from './add-account.tsx';
import { PasswordLink } from './password-link.tsx';
import { byName } from '../../state/by-name.ts';

type Account = EndpointAnswer<'accounts'>[number];

const accountState = ({ isActive, lastSeenAt }: Account, now: number): string => {
  if (!isActive) return 'Switched off';
  return lastSeenAt === null ? 'Invited' : dayAndTime(lastSeenAt, now);
};

interface SecondFactorProps {
  readonly account: Account;
  /** Null where it is not theirs to take off. */
  readonly onTakeOff: ((account: Account) => void) | null;
}

const SecondFactor = ({ account, onTakeOff }: SecondFactorProps) => {
  if (!account.hasSecondFactor) return <>None</>;
  if (onTakeOff === null) return <>On</>;
  return (
    <>
      On{' '}
      <Button
        kind="quiet"
        onClick={() => onTakeOff(account)}
        label={`Take off second factor of ${account.name}`}
      >
        Take off
      </Button>
    </>
  );
};

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly onSwitchOff: (account: Account) => void;
  readonly onTakeOff: (account: Account) => void;
  readonly onLink: (account: Account) => void;
}

const AccountTable = ({ accounts, onSwitchOff, onTakeOff, onLink }: AccountTableProps) => {
  const { clock, session } = useDashboard();
  const me = session.account.value?.accountId;
  const mayChange = ({ isActive, accountId }: Account) => isActive && accountId !== me;
  return (
    <Table
      caption="Staff accounts"
      rows={accounts.toSorted((a, b) => Number(b.isActive) - Number(a.isActive) || byName(a, b))}
      keyOf={({ accountId }) => accountId}
      columns={[
        { heading: 'Name', kind: 'name', cell: ({ name }) => <bdi>{name}</bdi> },
        { heading: 'Email', cell: ({ email }) => <span class="email">{email}</span> },
        { heading: 'Roles', cell: ({ roles }) => roles.map((role) => roleLabels[role]).join(', ') },
        {
          heading: 'Second factor',
          cell: (account) => (
            <SecondFactor account={account} onTakeOff={mayChange(account) ? onTakeOff : null} />
          ),
        },
        { heading: 'Last seen', cell: (account) => accountState(account, clock.now.value) },
        {
          heading: 'Change',
          isHeadingHidden: true,
          kind: 'number',
          cell: (account) =>
            mayChange(account) && (
              <>
                <Button
                  kind="quiet"
                  onClick={() => onLink(account)}
                  label={`New password link for ${account.name}`}
                >
                  New password
                </Button>
                <Button
                  kind="quiet"
                  onClick={() => onSwitchOff(account)}
                  label={`Switch off ${account.name}`}
                >
                  Switch off
                </Button>
              </>
            ),
        },
      ]}
    />
  );
};

const SwitchOff = (props: { account: Account; onClose: () => void; onDone: () => void }) => {
  const { api } = useDashboard();
  const { accountId, name } = props.account;
  return (
    <FormDialog
      title={
        <>
          Switch off <bdi>{name}</bdi>?
        </>
      }
      onClose={props.onClose}
      name="switch-off"
      submit="Switch off"
      kind="danger"
      onSubmit={() => api.call('deactivateAccount', { accountId })}
      onDone={props.onDone}
    >
      <p>They are signed out everywhere and cannot sign in again. What they recorded stays.</p>
    </FormDialog>
  );
};

const TakeOffFactor = (props: { account: Account; onClose: () => void; onDone: () => void }) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const { accountId, name } = props.account;
  return (
    <>
      <FormDialog
        title={
          <>
            Take off the second factor of <bdi>{name}</bdi>?
          </>
        }
        onClose={props.onClose}
        name="take-off-factor"
        submit="Take it off"
        kind="danger"
        onSubmit={() => ask(() => api.call('endSecondFactor', { accountId }))}
        onDone={props.onDone}
      >
        <p>
          Be sure that it is they who ask. Until they set up another, their password alone opens what is
          theirs. It is recorded.
        </p>
      </FormDialog>
      {dialog}
    </>
  );
};

export const AccountsSection = () => {
  const { api, notices } = useDashboard();
  const accounts = useResource(() => api.call('accounts', {}));
  const isAdding = useSignal(false);
  const leaving = useSignal<Account | null>(null);
  const losing = useSignal<Account | null>(null);
  const linked = useSignal<Account | null>(null);
  return (
    <section class="card table-card" aria-labelledby="accounts-title">
      <div class="card-head">
        <h2 id="accounts-title">Staff</h2>
        <Button icon="plus" onClick={() => (isAdding.value = true)}>
          Add account
        </Button>
      </div>
      <Loaded resource={accounts} what="the accounts">
        {(all) =>
          all.length === 0 ? (
            <Empty title="No accounts" />
          ) : (
            <AccountTable
              accounts={all}
              onSwitchOff={(account) => (leaving.value = account)}
              onTakeOff={(account) => (losing.value = account)}
              onLink={(account) => (linked.value = account)}
            />
          )
        }
      </Loaded>
      {isAdding.value && <AddAccount onClose={() => (isAdding.value = false)} onAdded={accounts.reload} />}
      {linked.value !== null && <PasswordLink account={linked.value} onClose={() => (linked.value = null)} />}
      {losing.value !== null && (
        <TakeOffFactor
          account={losing.value}
          onClose={() => (losing.value = null)}
          onDone={() => {
            notices.say('good', `${losing.peek()?.name} has no second factor any more.`);
            losing.value = null;
            void accounts.reload();
          }}
        />
      )}
      {leaving.value !== null && (
        <SwitchOff
          account={leaving.value}
          onClose={() => (leaving.value = null)}
          onDone={() => {
            notices.say('good', `${leaving.peek()?.name} is switched off.`);
            leaving.value = null;
            void accounts.reload();
          }}
        />
      )}
    </section>
  );
};
