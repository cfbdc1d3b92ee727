import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf, typedAddress } from '../../state/address.ts';
import type { Roster } from '../../state/policy-edit.ts';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { PupilSelect } from '../pupil-select.tsx';
import { verdictLabels } from './verdict-words.ts';

type Why = EndpointAnswer<'why'> & { readonly url: string };

const Answer = ({ answer: { verdict, rule, url } }: { answer: Why }) => (
  <p class="why-answer" data-why-verdict={verdict}>
    <span class="tag" data-verdict={verdict}>
      {verdictLabels[verdict]}
    </span>{' '}
    <bdi>{hostOf(url)}</bdi>
    <span class="why-rule">Because of: {rule}</span>
  </p>
);

/** The published policy's own answer for one address and one pupil, with the rule that decides. */
export const WhyBox = ({ roster }: { roster: Roster }) => {
  const { api } = useDashboard();
  const text = useSignal('');
  const pupilId = useSignal('');
  const error = useSignal<string | null>(null);
  const answer = useSignal<Why | null>(null);
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text').trim() ?? '';
    const isWhole = typedAddress(pasted) !== null && text.peek() === '';
    if (!isWhole) return;
    event.preventDefault();
    text.value = pasted;
    void ask();
  };
  const ask = () => {
    const url = typedAddress(text.peek());
    error.value = url === null ? 'Enter an address, such as games.example.' : null;
    if (url === null) return null;
    const whom = pupilId.peek() === '' ? {} : { pupilId: pupilId.peek() };
    return api.call('why', { url, ...whom }).then((result) => {
      answer.value = result.ok ? { ...result.value, url } : null;
      return result;
    });
  };
  return (
    <section class="card" aria-labelledby="why-title">
      <h2 id="why-title">Why?</h2>
      <p class="quiet-text">
        Paste an address: what the published version says about it, and because of which rule.
      </p>
      <Form name="why" submit="Ask" onSubmit={ask}>
        <div onPaste={paste}>
          <TextField
            label="Address"
            name="url"
            value={text.value}
            onInput={(value) => (text.value = value)}
            error={error.value}
            maxLength={2048}
            placeholder="games.example"
          />
        </div>
        <PupilSelect pupils={roster.pupils} chosen={pupilId} nobody="A guest" />
      </Form>
      <div role="status">{answer.value !== null && <Answer answer={answer.value} />}</div>
    </section>
  );
};
