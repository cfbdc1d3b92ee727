import { useSignal, type Signal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { useDashboard } from '../dashboard-context.ts';
import { hostOf, typedAddress } from '../state/address.ts';
import { useResource } from '../state/resource.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';

const OpenPageForm = ({ audience, onSend, onCancel }: CommandFormProps<'open-page'>) => {
  const text = useSignal('');
  const error = useSignal<string | null>(null);
  const send = () => {
    const url = typedAddress(text.peek());
    error.value = url === null ? 'Enter the address of a web page, such as museum.example/dinosaurs.' : null;
    return url === null ? null : onSend({ url }).then(() => success(null));
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Open" name="open-page">
      <p>
        Opens in a new tab in front for <strong>{audience}</strong>. The filter still decides on it.
      </p>
      <TextField
        label="Address"
        name="url"
        value={text.value}
        onInput={(value) => (text.value = value)}
        maxLength={2048}
        error={error.value}
        placeholder="museum.example/dinosaurs"
      />
      <OwnPages text={text} />
    </Form>
  );
};

const mostShown = 8;

/** What is open on the teacher's own computer, where it has the extension. */
const OwnPages = ({ text }: { text: Signal<string> }) => {
  const { api } = useDashboard();
  const devices = useResource(() => api.call('ownDevices', {})).state.value.value ?? [];
  const pages = devices.flatMap((device) => device.pages).slice(0, mostShown);
  if (pages.length === 0) return null;
  return (
    <fieldset class="own-pages">
      <legend>Share a page from your computer</legend>
      {pages.map(({ url, title }) => (
        <p key={url}>
          <button class="link" type="button" onClick={() => (text.value = url)}>
            <bdi>{title || hostOf(url)}</bdi>
          </button>{' '}
          <span class="quiet-text">{hostOf(url)}</span>
        </p>
      ))}
    </fieldset>
  );
};

export const openPage: DashboardCommand<'open-page'> = {
  name: 'open-page',
  label: 'Open page…',
  icon: 'page',
  shortcut: 'o',
  undo: ({ url }) => ({
    name: 'close-tab',
    args: { url, isSent: true, reason: 'It was opened by mistake.' },
    label: 'Close it again',
  }),
  words: { done: 'opened the page', notDone: 'did not', waits: null },
  inWords: ({ url }) => `Open page ${url}`,
  start: { kind: 'ask', title: 'Open or share a page', Form: OpenPageForm },
};
