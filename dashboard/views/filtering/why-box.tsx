import { useSignal, type Signal } from '@preact/signals';
import type { EndpointRequest } from '#shared/api.ts';
import type { Why } from '#shared/api/filtering.ts';
import { schoolTimeLabels } from '#shared/policy/timetable.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf, typedAddress } from '../../state/address.ts';
import type { Roster } from '../../state/policy-edit.ts';
import { schoolInstant, schoolMoment } from '../../state/school-instant.ts';
import { dayAndTime } from '../../state/when.ts';
import { may } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { grantChoicesOf } from '../requests/grant-choices.ts';
import { GrantException } from '../requests/grant-exception.tsx';
import { PersonSelect, staffChoice } from './person-select.tsx';
import { verdictLabels } from './verdict-words.ts';

type Shown = Why & { readonly url: string };

const Answer = ({ answer }: { answer: Shown }) => {
  const { clock } = useDashboard();
  const { verdict, rule, url, at, time, policyVersion, steps } = answer;
  const others = steps.slice(1);
  return (
    <div class="why-answer" data-why-verdict={verdict} data-why-time={time}>
      <p>
        <span class="tag" data-verdict={verdict}>
          {verdictLabels[verdict]}
        </span>{' '}
        <bdi>{hostOf(url)}</bdi>
        <span class="why-rule">Because of: {rule}</span>
      </p>
      {others.length > 0 && (
        <>
          <p class="field-title">Without that</p>
          <ol class="why-steps">
            {others.map((step) => (
              <li key={step.rule}>{step.rule}</li>
            ))}
          </ol>
        </>
      )}
      <p class="quiet-text">
        {dayAndTime(at, clock.now.peek())}, {schoolTimeLabels[time]}, version {policyVersion}
      </p>
    </div>
  );
};

/** Now, or a date and time at school. */
const When = ({ isNow, moment, error }: Record<'isNow', Signal<boolean>> & MomentProps) => (
  <>
    <Choice
      legend="When"
      value={isNow.value ? 'now' : 'then'}
      onChange={(value) => (isNow.value = value === 'now')}
      options={[
        { value: 'now', label: 'Now' },
        { value: 'then', label: 'At another time' },
      ]}
    />
    {!isNow.value && (
      <Field label="Date and time at school" error={error}>
        {(ids) => (
          <input
            {...ids}
            type="datetime-local"
            name="at"
            value={moment.value}
            onInput={(event) => (moment.value = event.currentTarget.value)}
          />
        )}
      </Field>
    )}
  </>
);

interface MomentProps {
  readonly moment: Signal<string>;
  readonly error: string | null;
}

const personRequest = (person: string, hasControls: boolean): Partial<EndpointRequest<'why'>> => {
  if (person === '') return {};
  if (person === staffChoice) return { who: 'staff' };
  return { pupilId: person, ...(hasControls && { controls: 'as-now' }) };
};

const useWhy = () => {
  const { api, clock } = useDashboard();
  const form = {
    text: useSignal(''),
    person: useSignal(''),
    hasControls: useSignal(true),
    isNow: useSignal(true),
    moment: useSignal(schoolMoment(clock.now.peek())),
    error: useSignal<string | null>(null),
    timeError: useSignal<string | null>(null),
    answer: useSignal<Shown | null>(null),
  };
  const ask = () => {
    const url = typedAddress(form.text.peek());
    const at = form.isNow.peek() ? undefined : schoolInstant(form.moment.peek());
    form.error.value = url === null ? 'Enter an address, such as games.example.' : null;
    form.timeError.value = at === null ? 'Choose a date and a time.' : null;
    if (url === null || at === null) return null;
    const whom = personRequest(form.person.peek(), form.hasControls.peek());
    return api.call('why', { url, ...(at !== undefined && { at }), ...whom }).then((result) => {
      form.answer.value = result.ok ? { ...result.value, url } : null;
      return result;
    });
  };
  /** A whole address pasted into the empty field is asked about at once. */
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text').trim() ?? '';
    if (typedAddress(pasted) === null || form.text.peek() !== '') return;
    event.preventDefault();
    form.text.value = pasted;
    void ask();
  };
  return { ...form, ask, paste };
};

/** What nobody may open has no button. */
const OpenIt = ({ answer, onOpen }: { answer: Shown; onOpen: (url: string) => void }) => {
  const { session } = useDashboard();
  const isSealed = answer.reason === 'illegal' || answer.reason === 'emergency';
  if (isSealed || !may(session.account.value, 'manage-filtering')) return null;
  return <Button onClick={() => onOpen(answer.url)}>Open for a while…</Button>;
};

/** The published policy's own answer for one person, address and time, with the rule that decides and the others. */
export const WhyBox = ({ roster }: { roster: Roster }) => {
  const opening = useSignal<string | null>(null);
  const { text, person, hasControls, isNow, moment, error, timeError, answer, ask, paste } = useWhy();
  const isPupil = person.value !== '' && person.value !== staffChoice;
  return (
    <section class="card screen-only" aria-labelledby="why-title">
      <h2 id="why-title">Why?</h2>
      <p class="quiet-text">
        Paste an address: what the published version says about it, and because of which rule.
      </p>
      <Form mayBeLost name="why" submit="Ask" onSubmit={ask}>
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
        <PersonSelect pupils={roster.pupils} chosen={person} />
        {isPupil && (
          <label class="check-line">
            <input
              type="checkbox"
              name="controls"
              checked={hasControls.value}
              onChange={() => (hasControls.value = !hasControls.peek())}
            />
            <span>With the lesson’s lock, focus and exceptions as they are now</span>
          </label>
        )}
        <When isNow={isNow} moment={moment} error={timeError.value} />
      </Form>
      <div role="status">{answer.value !== null && <Answer answer={answer.value} />}</div>
      {answer.value !== null && answer.value.verdict !== 'allow' && (
        <OpenIt answer={answer.value} onOpen={(url) => (opening.value = url)} />
      )}
      {opening.value !== null && (
        <Dialog title="Open for a while" name="open-for-a-while" onClose={() => (opening.value = null)}>
          <GrantException
            choices={grantChoicesOf(roster)}
            lesson={null}
            url={opening.value}
            onDone={() => (opening.value = null)}
            onCancel={() => (opening.value = null)}
          />
        </Dialog>
      )}
    </section>
  );
};
