import { useSignal } from '@preact/signals';
import { useDashboard } from '../dashboard-context.ts';
import { CodeField } from '../ui/code-field.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { typedIn } from '../ui/typed-in.ts';
import { Entrance } from './entrance.tsx';

/** Stands in place of the page that was asked for, so that signing in goes on right there. */
export const SignIn = () => {
  const { api, session } = useDashboard();
  const email = useSignal('');
  const password = useSignal('');
  const code = useSignal('');
  const needsCode = useSignal(false);
  const signIn = () => ({
    email: email.peek().trim(),
    password: password.peek(),
    ...(needsCode.peek() && { code: code.peek().trim() }),
  });
  return (
    <Entrance title={session.me.value?.schoolName ?? 'Sign in'}>
      {session.hasEnded.value && (
        <p class="callout" role="status" data-session-ended>
          Your session ended, so that nobody else can use it. Sign in to go on where you were.
        </p>
      )}
      <Form
        mayBeLost
        name="sign-in"
        submit="Sign in"
        onSubmit={() => api.call('signIn', signIn())}
        onDone={session.accept}
        explain={({ reason }) => {
          if (reason === 'needs-code') needsCode.value = true;
          if (reason === 'bad-message' && needsCode.peek()) return 'Enter the whole code.';
          return reason === 'bad-message' ? 'Enter your email and your password.' : null;
        }}
      >
        <TextField label="Email" name="email" type="email" {...typedIn(email)} autocomplete="username" />
        <PasswordField label="Password" purpose="current" {...typedIn(password)} />
        {needsCode.value && <CodeField {...typedIn(code)} />}
      </Form>
      <p class="quiet-text">
        <a href="/emergency">Emergency code</a>
      </p>
    </Entrance>
  );
};
