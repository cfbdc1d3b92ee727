import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { success } from '#shared/result.ts';
import type { Tab } from '#shared/presence.ts';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { hostOf } from '../state/address.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { openSites, SiteChoice } from './tab-choice.tsx';

const reasons = ['That is not for this lesson.', 'We have finished with it.', 'Talk to me about it, please.'];
const useReason = (): Signal<string> => useSignal(reasons[0] ?? '');

const WhyField = ({ reason }: { reason: Signal<string> }) => (
  <>
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
  </>
);

const CloseTabForm = ({ audience, targets, onSend, onCancel }: CommandFormProps<'close-tab'>) => {
  const sites = useMemo(() => openSites(targets), []);
  const url = useSignal(sites[0]?.url ?? '');
  const reason = useReason();
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
      <WhyField reason={reason} />
    </Form>
  );
};

export interface CloseOneTabFormProps extends Pick<
  CommandFormProps<'close-tab'>,
  'audience' | 'onSend' | 'onCancel'
> {
  readonly tab: Tab;
}

/** The same for one tab that was chosen already. */
export const CloseOneTabForm = ({ audience, tab, onSend, onCancel }: CloseOneTabFormProps) => {
  const { tabId, url, title } = tab;
  const reason = useReason();
  const send = async () => {
    await onSend({ tabId, url, reason: reason.peek().trim() });
    return success(null);
  };
  return (
    <Form
      onSubmit={send}
      onCancel={onCancel}
      submit="Close tab"
      isDisabled={reason.value.trim() === ''}
      name="close-one-tab"
    >
      <p>
        Closes this one tab, “<bdi>{title || hostOf(url)}</bdi>” at {hostOf(url)}, for{' '}
        <strong>{audience}</strong>, who reads who closed it and why.
      </p>
      <WhyField reason={reason} />
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
