import { useSignal } from '@preact/signals';
import type { RequestAnswer } from '#shared/api/requests.ts';
import { pageKeyOf } from '#shared/policy/page-key.ts';
import type { Result } from '#shared/result.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { namesOf, pagesOf, type RequestGroup } from '../../state/request-groups.ts';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { leaseEnds } from './lease-ends.ts';
import { refusalWords } from './refusal-words.ts';

export interface AnswerRequestProps {
  readonly group: RequestGroup;
  readonly lesson: { readonly endsAt: number } | null;
  readonly send: (answer: RequestAnswer) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

const Allow = ({ group, lesson, send, onClose }: AnswerRequestProps) => {
  const { clock } = useDashboard();
  const ends = leaseEnds(lesson, clock.now.peek());
  const end = useSignal(ends[0]?.value ?? '');
  const whom = useSignal<'pupils' | 'class'>('pupils');
  const opens = useSignal<'page' | 'site'>('page');
  const names = namesOf(group);
  const isPage = group.about === 'page';
  const allow = () => {
    const chosen = ends.find(({ value }) => value === end.peek());
    if (chosen === undefined) return null;
    const endsAt = chosen.endsAt(clock.now.peek());
    return send({ is: 'allow', opens: opens.peek(), whom: whom.peek(), endsAt, words: '' });
  };
  return (
    <Form name="allow-request" submit="Allow" onSubmit={allow} onDone={onClose}>
      {isPage && (
        <Choice
          legend="For whom?"
          value={whom.value}
          onChange={(value) => (whom.value = value)}
          options={[
            { value: 'pupils', label: names.length === 1 ? (names[0] ?? '') : `These ${names.length}` },
            { value: 'class', label: `All ${group.requests[0]?.className ?? 'the class'}` },
          ]}
        />
      )}
      {isPage && pagesOf(group).some((url) => pageKeyOf(url) !== null) && (
        <Choice
          legend="How much?"
          value={opens.value}
          onChange={(value) => (opens.value = value)}
          options={[
            { value: 'page', label: 'Only this page' },
            { value: 'site', label: `All of ${group.host}` },
          ]}
        />
      )}
      <Choice
        legend="How long?"
        value={end.value}
        onChange={(value) => (end.value = value)}
        options={ends.map(({ value, label }) => ({ value, label }))}
      />
    </Form>
  );
};

const Refuse = ({ send, onClose }: Pick<AnswerRequestProps, 'send' | 'onClose'>) => {
  const words = useSignal<string>(refusalWords[0]);
  return (
    <Form
      name="refuse-request"
      submit="Say no"
      isDisabled={words.value.trim() === ''}
      onSubmit={() => send({ is: 'refuse', words: words.peek().trim() })}
      onDone={onClose}
    >
      <Choice
        legend="What shall the child read?"
        look="list"
        value={words.value}
        onChange={(value) => (words.value = value)}
        options={refusalWords.map((value) => ({ value: value as string, label: value }))}
      />
      <TextField
        label="Or in your words"
        name="words"
        value={words.value}
        onInput={(value) => (words.value = value)}
        maxLength={200}
      />
    </Form>
  );
};

/** Every choice there is for one answer; the card itself has the usual one. */
export const AnswerRequest = (props: AnswerRequestProps) => (
  <Dialog title={<bdi>{props.group.host}</bdi>} onClose={props.onClose} size="wide" name="answer-request">
    <p>
      {namesOf(props.group).join(', ')} {props.group.requests.length === 1 ? 'asks' : 'ask'} for this.
    </p>
    <div class="two-columns">
      {props.group.requests.every(({ canBeOpened }) => canBeOpened) ? (
        <Allow {...props} />
      ) : (
        <p class="callout">Nobody can open this one: {props.group.requests[0]?.rule}.</p>
      )}
      <Refuse send={props.send} onClose={props.onClose} />
    </div>
  </Dialog>
);
