import { useSignal, type Signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useDashboard } from '../dashboard-context.ts';
import { passwordStrength } from '../state/password-strength.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { typedIn } from '../ui/typed-in.ts';
import { Entrance } from './entrance.tsx';
import { useOneTimeToken } from './one-time-token.ts';

interface SetUpFields {
  readonly schoolName: Signal<string>;
  readonly name: Signal<string>;
  readonly email: Signal<string>;
  readonly password: Signal<string>;
}

const Fields = ({ schoolName, name, email, password, error }: SetUpFields & { error: string | null }) => (
  <>
    <TextField
      label="Name of the school"
      name="schoolName"
      {...typedIn(schoolName)}
      maxLength={120}
      hint="Pupils and staff see it."
      autocomplete="organization"
    />
    <TextField label="Your name" name="name" {...typedIn(name)} maxLength={120} autocomplete="name" />
    <TextField
      label="Your email"
      name="email"
      type="email"
      {...typedIn(email)}
      maxLength={254}
      hint="You sign in with it."
      autocomplete="username"
    />
    <PasswordField label="Password" purpose="new" {...typedIn(password)} error={error} />
  </>
);

export const SetUp = () => {
  const { api, session } = useDashboard();
  const { route } = useLocation();
  const token = useOneTimeToken();
  const fields = {
    schoolName: useSignal(''),
    name: useSignal(''),
    email: useSignal(''),
    password: useSignal(''),
  };
  const error = useSignal<string | null>(null);
  const send = () => {
    const { schoolName, name, email, password } = fields;
    const { isLongEnough, words } = passwordStrength(password.peek());
    error.value = isLongEnough ? null : words;
    if (!isLongEnough) return null;
    return api.call('setUp', {
      token,
      schoolName: schoolName.peek().trim(),
      name: name.peek().trim(),
      email: email.peek().trim(),
      password: password.peek(),
    });
  };
  if (token === '')
    return (
      <Entrance title="This link is not complete">
        <p>Open the whole set-up link that the server printed, with everything after the # sign.</p>
        <p>
          <a href="/">Go to sign-in</a>
        </p>
      </Entrance>
    );
  return (
    <Entrance title="Set up your school">
      <Form
        mayBeLost
        name="set-up"
        submit="Set up"
        onSubmit={send}
        onDone={(me) => {
          session.accept(me);
          route('/deploy', true);
        }}
      >
        <Fields {...fields} error={error.value} />
      </Form>
    </Entrance>
  );
};
