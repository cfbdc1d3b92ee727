import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

type Says = Referral['advice'][number]['says'];
const saysLabels: Readonly<Record<Says, string>> = {
  keep: 'It stays as it is',
  release: 'The school may have it back',
};

export const Advice = ({ advice }: Pick<Referral, 'advice'>) => {
  const { clock } = useDashboard();
  return (
    <ol class="actions">
      {advice.map(({ at, by, says, words }) => (
        <li key={`${at} ${by}`}>
          <p dir="auto">
            <strong>{saysLabels[says]}.</strong> {words}
          </p>
          <p class="quiet-text">
            <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
          </p>
        </li>
      ))}
    </ol>
  );
};

interface AdviceFormProps {
  readonly hint: string;
  readonly send: (advice: { says: Says; words: string }) => Promise<Result<unknown>>;
  readonly onChanged: () => unknown;
}

/** What the police say, written down by the one who heard it. */
export const AdviceForm = ({ hint, send, onChanged }: AdviceFormProps) => {
  const { notices } = useDashboard();
  const says = useSignal<Says>('keep');
  const words = useSignal('');
  const { ask, dialog } = useConfirmed();
  return (
    <>
      <Form
        name="police-advice"
        submit="Write it down"
        isDisabled={words.value.trim() === ''}
        onSubmit={() => ask(() => send({ says: says.peek(), words: words.peek().trim() }))}
        onDone={() => {
          words.value = '';
          notices.say('good', 'The advice of the police is written down.');
          onChanged();
        }}
      >
        <Choice
          legend="What do the police say of the computer?"
          look="list"
          value={says.value}
          onChange={(value) => (says.value = value)}
          options={(['keep', 'release'] as const).map((value) => ({ value, label: saysLabels[value] }))}
        />
        <TextAreaField
          label="In their words"
          name="advice"
          value={words.value}
          onInput={(value) => (words.value = value)}
          rows={2}
          maxLength={2000}
          hint={hint}
        />
      </Form>
      {dialog}
    </>
  );
};
