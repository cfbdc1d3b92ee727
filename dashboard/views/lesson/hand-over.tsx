import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import type { LessonFacts } from '../../state/lesson.ts';
import { useResource } from '../../state/resource.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';

type Colleague = { readonly accountId: string; readonly name: string };

/** To a colleague, who owns the lesson from then on; and who teaches it beside its owner now. */
export const HandOver = ({ facts, onClose }: { facts: LessonFacts; onClose: () => void }) => {
  const { api } = useDashboard();
  const teachers = useResource(() => api.call('teachers', {}));
  const owner = facts.teachers.find(({ isOwner }) => isOwner)?.accountId;
  return (
    <Dialog title="Teachers of this lesson" onClose={onClose} name="hand-over">
      <Beside facts={facts} />
      <Loaded resource={teachers} what="your colleagues">
        {(all) => (
          <HandOverForm
            colleagues={all.filter(({ accountId }) => accountId !== owner)}
            lessonId={facts.lessonId}
            onClose={onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
};

interface FormProps {
  readonly colleagues: readonly Colleague[];
  readonly lessonId: string;
  readonly onClose: () => void;
}

const HandOverForm = ({ colleagues, lessonId, onClose }: FormProps) => {
  const { api } = useDashboard();
  const chosen = useSignal('');
  const isStaying = useSignal(false);
  if (colleagues.length === 0) return <p>No colleague may teach yet. An admin adds them under People.</p>;
  const send = () =>
    api.call('handOverLesson', { lessonId, accountId: chosen.peek(), isStaying: isStaying.peek() });
  return (
    <Form
      submit="Hand over"
      onSubmit={send}
      onDone={onClose}
      onCancel={onClose}
      isDisabled={chosen.value === ''}
      name="hand-over"
    >
      <Field label="Hand over to">
        {(ids) => (
          <select
            {...ids}
            name="colleague"
            value={chosen.value}
            onChange={(event) => (chosen.value = event.currentTarget.value)}
          >
            <option value="">Choose a colleague</option>
            {colleagues.map(({ accountId, name }) => (
              <option key={accountId} value={accountId}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label class="focus-whole">
        <input
          type="checkbox"
          name="is-staying"
          checked={isStaying.value}
          onChange={(event) => (isStaying.value = event.currentTarget.checked)}
        />
        I stay in the lesson, too
      </label>
      <p class="quiet-text">The class, what is on, and the end stay as they are. It is recorded.</p>
    </Form>
  );
};

const Beside = ({ facts }: { facts: LessonFacts }) => {
  const { api, notices } = useDashboard();
  const beside = facts.teachers.filter(({ isOwner }) => !isOwner);
  const send = async (accountId: string) => {
    const result = await api.call('leaveLesson', { lessonId: facts.lessonId, accountId });
    if (!result.ok) notices.say('bad', result.detail);
  };
  if (beside.length === 0) return null;
  return (
    <ul class="weekly">
      {beside.map(({ accountId, name }) => (
        <li key={accountId}>
          <bdi>{name}</bdi> teaches beside you.
          <Button onClick={() => send(accountId)} label={`Take out ${name}`}>
            Take out
          </Button>
        </li>
      ))}
    </ul>
  );
};
