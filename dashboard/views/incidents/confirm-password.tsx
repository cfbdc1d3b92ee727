import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

export interface ConfirmPasswordProps {
  readonly onConfirmed: () => unknown;
  readonly onCancel?: () => void;
}

const PasswordForm = ({ onConfirmed, onCancel }: ConfirmPasswordProps) => {
  const { api, session } = useDashboard();
  const password = useSignal('');
  const code = useSignal('');
  const needsCode = useSignal(false);
  return (
    <Form
      mayBeLost
      name="confirm-password"
      submit="Go on"
      onSubmit={() =>
        api.call('confirmPassword', {
          password: password.peek(),
          ...(needsCode.peek() && { code: code.peek().trim() }),
        })
      }
      explain={({ reason }) => {
        if (reason === 'needs-code') needsCode.value = true;
        return null;
      }}
      onDone={({ confirmedUntil }) => {
        session.confirm(confirmedUntil);
        onConfirmed();
      }}
      onCancel={onCancel}
    >
      <p>What comes next is only for the person who is signed in, and is recorded.</p>
      <PasswordField
        label="Your password"
        purpose="current"
        value={password.value}
        onInput={(value) => (password.value = value)}
      />
      {needsCode.value && <CodeField value={code.value} onInput={(value) => (code.value = value)} />}
    </Form>
  );
};

/** The second look at the password, in the page. */
export const ConfirmPassword = (props: ConfirmPasswordProps) => (
  <section class="card confirm-card" aria-labelledby="confirm-title">
    <h2 id="confirm-title">Enter your password again</h2>
    <PasswordForm {...props} />
  </section>
);

/** The same over what is already shown. */
export const ConfirmPasswordDialog = (props: ConfirmPasswordProps & { onCancel: () => void }) => (
  <Dialog title="Enter your password again" onClose={props.onCancel} name="confirm-password">
    <PasswordForm {...props} />
  </Dialog>
);
