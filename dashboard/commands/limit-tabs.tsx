import { useSignal } from '@preact/signals';
import { success } from '#shared/result.ts';
import { clockTime } from '../state/when.ts';
import { Choice } from '../ui/choice.tsx';
import { Form } from '../ui/form.tsx';
import type { CommandFormProps, DashboardCommand } from './dashboard-command.ts';
import { ReasonField, reasonIn } from './lease-fields.tsx';

const limits = ['1', '2', '3', '5', '8'] as const;
type Limit = (typeof limits)[number];

const LimitForm = ({ audience, lessonEndsAt, onSend, onCancel }: CommandFormProps<'limit-tabs'>) => {
  const most = useSignal<Limit>('3');
  const reason = useSignal('');
  const send = async () => {
    await onSend({ most: Number(most.peek()), ...reasonIn(reason) });
    return success(null);
  };
  return (
    <Form onSubmit={send} onCancel={onCancel} submit="Limit tabs" name="limit-tabs">
      <p>
        For <strong>{audience}</strong>, until the lesson ends at {clockTime(lessonEndsAt)}. Tabs that are
        open stay; one too many says kindly that it waits. What you open for them is always let in.
      </p>
      <Choice
        legend="No more tabs than"
        value={most.value}
        onChange={(value) => (most.value = value)}
        options={limits.map((value) => ({ value, label: value }))}
      />
      <ReasonField reason={reason} />
    </Form>
  );
};

export const limitTabs: DashboardCommand<'limit-tabs'> = {
  name: 'limit-tabs',
  label: 'Limit tabs…',
  icon: 'tabs',
  shortcut: 't',
  place: 'more',
  words: { done: 'limited', notDone: 'not limited', waits: 'will be limited when back' },
  inWords: ({ most }) => `No more tabs than ${most}`,
  isMeantForAll: true,
  start: { kind: 'ask', title: 'Limit tabs', Form: LimitForm },
};
