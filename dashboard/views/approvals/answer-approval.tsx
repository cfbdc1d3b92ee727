import { useSignal } from '@preact/signals';
import { approvalKindLabels, type Approval } from '#shared/api/approvals.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

const answers = { refuse: 'No, refuse', allow: 'Yes, allow it once' } as const;
type Answer = keyof typeof answers;

/** The second person's word: yes or no, with why. Starts at no. */
export const AnswerApproval = ({ approval, onClose }: { approval: Approval; onClose: () => void }) => {
  const { api, notices } = useDashboard();
  const answer = useSignal<Answer>('refuse');
  const words = useSignal('');
  const { ask, dialog } = useConfirmed();
  const { approvalId, kind, about, reason, askedBy } = approval;
  const send = () => {
    const isAllowed = answer.peek() === 'allow';
    return ask(() => api.call('answerApproval', { approvalId, isAllowed, words: words.peek().trim() }));
  };
  return (
    <>
      <FormDialog
        title={`${approvalKindLabels[kind]}: ${about}`}
        onClose={onClose}
        name="answer-approval"
        submit="Send answer"
        isDisabled={words.value.trim() === ''}
        onSubmit={send}
        onDone={() => {
          notices.say('good', 'Your answer is recorded.');
          onClose();
        }}
      >
        <p dir="auto">
          <bdi>{askedBy}</bdi> asks: {reason}
        </p>
        <Choice
          legend="Your answer"
          look="list"
          value={answer.value}
          onChange={(value) => (answer.value = value)}
          options={(Object.keys(answers) as Answer[]).map((value) => ({ value, label: answers[value] }))}
        />
        <TextAreaField
          label="Why"
          name="words"
          value={words.value}
          onInput={(value) => (words.value = value)}
          rows={3}
          maxLength={500}
        />
      </FormDialog>
      {dialog}
    </>
  );
};
