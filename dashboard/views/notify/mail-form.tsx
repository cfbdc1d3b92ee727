import { useSignal } from '@preact/signals';
import type { MailFacts } from '#shared/api/notify.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field, TextAreaField, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { OnBox, type WayFormProps } from './on-box.tsx';

const firstFacts: MailFacts = {
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  from: '',
  certificate: '',
};

const securities = [
  { value: 'starttls', label: 'STARTTLS (587)' },
  { value: 'tls', label: 'TLS (465)' },
  { value: 'none', label: 'None' },
] as const;

const Password = (props: { value: string; isKept: boolean; onInput: (value: string) => void }) => (
  <Field
    label="Password"
    hint={
      props.isKept ? 'There is one, kept sealed and never shown. Fill this in only to change it.' : undefined
    }
  >
    {(ids) => (
      <input
        {...ids}
        type="password"
        name="password"
        value={props.value}
        autocomplete="off"
        placeholder={props.isKept ? 'Kept as it is' : ''}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    )}
  </Field>
);

export const MailForm = ({ health, mail, onDone, onCancel }: WayFormProps & { mail: MailFacts | null }) => {
  const { api } = useDashboard();
  const facts = useSignal<MailFacts>(mail ?? firstFacts);
  const password = useSignal('');
  const isOn = useSignal(health.isOn || !health.isSetUp);
  const put = (change: Partial<MailFacts>) => (facts.value = { ...facts.peek(), ...change });
  const send = () =>
    api.call('saveChannel', {
      channel: 'mail',
      isOn: isOn.peek(),
      facts: facts.peek(),
      password: password.peek() === '' ? null : password.peek(),
    });
  const { host, port, security, user, from, certificate } = facts.value;
  return (
    <Form name="mail" submit="Save" onSubmit={send} onDone={onDone} onCancel={onCancel}>
      <div class="mail-server">
        <TextField
          label="Mail server"
          name="host"
          value={host}
          onInput={(value) => put({ host: value.trim() })}
        />
        <TextField
          label="Port"
          name="port"
          value={port === 0 ? '' : String(port)}
          onInput={(value) => put({ port: Number.parseInt(value, 10) || 0 })}
        />
      </div>
      <Choice
        legend="Encryption"
        value={security}
        options={securities}
        onChange={(next) => put({ security: next, ...portOf[next] })}
      />
      <TextField
        label="From"
        name="from"
        type="email"
        value={from}
        onInput={(value) => put({ from: value.trim() })}
      />
      <div class="two-columns">
        <TextField
          label="User name"
          name="user"
          value={user}
          isRequired={false}
          onInput={(value) => put({ user: value.trim() })}
        />
        <Password
          value={password.value}
          isKept={mail !== null && mail.user !== ''}
          onInput={(value) => (password.value = value)}
        />
      </div>
      <details>
        <summary>The server signs its own certificate</summary>
        <TextAreaField
          label="Its certificate, PEM"
          name="certificate"
          isCode
          value={certificate}
          onInput={(value) => put({ certificate: value })}
          maxLength={20_000}
        />
      </details>
      <OnBox isOn={isOn} label="Send mail" />
    </Form>
  );
};

const portOf = { starttls: { port: 587 }, tls: { port: 465 }, none: {} } as const;
