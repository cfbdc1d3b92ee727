import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { success } from '#shared/result.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { hostOf } from '../state/address.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { openSites, SiteChoice } from './tab-choice.tsx';

const reasons = ['That is not for this lesson.', 'We have finished with it.', 'Talk to me about it, please.'];

const CloseTabForm = ({ audience, targets, onSend, onCancel }: CommandFormProps<'close-tab'>) => {
  const sites = useMemo(() => openSites(targets), []);
  const url = useSignal(sites[0]?.url ?? '');
  const reason = useSignal(reasons[0] ?? '');
  const send = async () => {
    await onSend({ url: url.peek(), reason: reason.peek().trim() });
    return success(null);
  };
  return (
    <Form
      onSubmit={send}
      onCancel={onCancel}
      submit="Close tab"
      isDisabled={url.value === '' || reason.value.trim() === ''}
      name="close-tab"
    >
      <p>
        Closes the tabs of one site for <strong>{audience}</strong>, who read who closed them and why.
      </p>
      <SiteChoice sites={sites} url={url} />
      <TextField
        label="Why: they read this"
        name="reason"
        value={reason.value}
        onInput={(value) => (reason.value = value)}
        maxLength={150}
      />
      <p class="small-actions">
        {reasons.map((each) => (
          <button key={each} class="link" type="button" onClick={() => (reason.value = each)}>
            {each}
          </button>
        ))}
      </p>
    </Form>
  );
};

export const closeTab: DashboardCommand<'close-tab'> = {
  name: 'close-tab',
  label: 'Close a tab…',
  icon: 'close',
  shortcut: 'k',
  place: 'more',
  words: { done: 'closed', notDone: 'did not', waits: null },
  inWords: ({ url }) => `Close a tab of ${hostOf(url)}`,
  undo: ({ url }) => ({ name: 'open-page', args: { url }, label: 'Open it again' }),
  start: { kind: 'ask', title: 'Close a tab', Form: CloseTabForm },
};
