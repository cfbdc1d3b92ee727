import { useSignal, type Signal } from '@preact/signals';
import { roleLabels, roles, type Role } from '#shared/roles.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { typedIn } from '../../ui/typed-in.ts';

const RoleBoxes = ({ chosen, error }: { chosen: Signal<ReadonlySet<Role>>; error: string | null }) => {
  const toggle = (role: Role) => {
    const next = new Set(chosen.peek());
    if (!next.delete(role)) next.add(role);
    chosen.value = next;
  };
  return (
    <fieldset class="choice list">
      <legend>Roles</legend>
      <div class="options two">
        {roles.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              name="roles"
              value={role}
              checked={chosen.value.has(role)}
              onChange={() => toggle(role)}
            />
            <span>{roleLabels[role]}</span>
          </label>
        ))}
      </div>
      {error !== null && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
};

interface LinkToGiveProps {
  readonly name: string;
  readonly url: string;
  /** How long it works, in words. */
  readonly goodFor: string;
  readonly onClose: () => void;
}

/** Shown this once. */
export const LinkToGive = ({ name, url, goodFor, onClose }: LinkToGiveProps) => (
  <div role="status" data-invitation>
    <p>
      Give this link to <bdi>{name}</bdi> yourself. They choose their password by it. It works once, for{' '}
      {goodFor}, and is not shown again.
    </p>
    <div class="copy-line">
      <code class="breaks">{url}</code>
      <CopyButton text={url} what="invitation link" />
    </div>
    <Button kind="primary" onClick={onClose}>
      Done
    </Button>
  </div>
);

export const AddAccount = ({ onClose, onAdded }: { onClose: () => void; onAdded: () => unknown }) => {
  const { api } = useDashboard();
  const name = useSignal('');
  const email = useSignal('');
  const chosen = useSignal<ReadonlySet<Role>>(new Set());
  const error = useSignal<string | null>(null);
  const url = useSignal<string | null>(null);
  const send = () => {
    error.value = chosen.peek().size === 0 ? 'Choose at least one role.' : null;
    if (error.value !== null) return null;
    return api.call('addAccount', {
      name: name.peek().trim(),
      email: email.peek().trim(),
      roles: [...chosen.peek()],
    });
  };
  return (
    <FormDialog
      title={url.value === null ? 'Add an account' : 'Invitation'}
      onClose={onClose}
      name="add-account"
      submit="Add and make a link"
      after={
        url.value && <LinkToGive name={name.value} url={url.value} goodFor="seven days" onClose={onClose} />
      }
      onSubmit={send}
      onDone={({ invitationUrl }) => {
        url.value = invitationUrl;
        void onAdded();
      }}
      explain={({ reason }) =>
        reason === 'conflict' ? 'There is an account with this email already.' : null
      }
    >
      <TextField label="Name" name="name" {...typedIn(name)} maxLength={120} />
      <TextField label="Email" name="email" type="email" {...typedIn(email)} maxLength={254} />
      <RoleBoxes chosen={chosen} error={error.value} />
    </FormDialog>
  );
};
