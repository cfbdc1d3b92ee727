import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { success } from '#shared/result.ts';
import { Form } from '../ui/form.tsx';
import { hostOf } from '../state/address.ts';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { openSites, SiteChoice } from './tab-choice.tsx';

const ShowTabForm = ({ audience, targets, onSend, onCancel }: CommandFormProps<'show-tab'>) => {
  const sites = useMemo(() => openSites(targets), []);
  const url = useSignal(sites[0]?.url ?? '');
  const send = async () => {
    await onSend({ url: url.peek() });
    return success(null);
  };
  return (
    <Form
      onSubmit={send}
      onCancel={onCancel}
      submit="Bring to front"
      isDisabled={url.value === ''}
      name="show-tab"
    >
      <p>
        Brings a tab that is open to the front for <strong>{audience}</strong>.
      </p>
      <SiteChoice sites={sites} url={url} />
    </Form>
  );
};

export const showTab: DashboardCommand<'show-tab'> = {
  name: 'show-tab',
  label: 'Bring a tab to front…',
  icon: 'front',
  shortcut: 'b',
  place: 'more',
  words: { done: 'have it in front', notDone: 'do not', waits: null },
  inWords: ({ url }) => `Bring a tab of ${hostOf(url)} to the front`,
  start: { kind: 'ask', title: 'Bring a tab to the front', Form: ShowTabForm },
};
