import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useDashboard } from '../dashboard-context.ts';
import { passwordStrength } from '../state/password-strength.ts';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { typedIn } from '../ui/typed-in.ts';
import { Entrance } from './entrance.tsx';
import { useOneTimeToken } from './one-time-token.ts';

export const AcceptInvitation = () => {
  const { api, session } = useDashboard();
  const { route } = useLocation();
  const token = useOneTimeToken();
  const password = useSignal('');
  const error = useSignal<string | null>(null);
  const send = () => {
    const { isLongEnough, words } = passwordStrength(password.peek());
    error.value = isLongEnough ? null : words;
    return isLongEnough ? api.call('acceptInvitation', { token, password: password.peek() }) : null;
  };
  if (token === '')
    return (
      <Entrance title="This link is not complete">
        <p>
          Open the whole link that you were given, with everything after the # sign. It works once, and not
          for long.
        </p>
        <p>
          <a href="/">Go to sign-in</a>
        </p>
      </Entrance>
    );
  return (
    <Entrance title="Choose your password">
      <p>
        For {session.me.value?.schoolName ?? 'your school'}’s dashboard. An earlier password of yours ends,
        and whoever is signed in with it is signed out.
      </p>
      <Form
        mayBeLost
        name="accept-invitation"
        submit="Begin"
        onSubmit={send}
        onDone={(me) => {
          session.accept(me);
          route('/', true);
        }}
      >
        <PasswordField label="Password" purpose="new" {...typedIn(password)} error={error.value} />
      </Form>
    </Entrance>
  );
};
