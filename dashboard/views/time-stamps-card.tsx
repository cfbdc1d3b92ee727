import { useSignal, useSignalEffect } from '@preact/signals';
import type { TimeStampsAnswer } from '#shared/api/time-stamps.ts';
import { useDashboard } from '../dashboard-context.ts';
import { useResource, type Resource } from '../state/resource.ts';
import { dayAndTime } from '../state/when.ts';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Loaded } from '../ui/loaded.tsx';

const lookAgainMs = 5_000;

/** Whether an authority outside stamps the ledger (RFC 3161), and which. */
export const TimeStampsCard = () => {
  const { api } = useDashboard();
  const resource = useResource(() => api.call('timeStamps', {}));
  useLookAgain(resource);
  return (
    <section class="card" aria-labelledby="stamps-title">
      <h2 id="stamps-title">Time stamps from outside</h2>
      <p class="quiet-text">
        Once a day an authority of your choice can confirm when the ledger was as it is (RFC 3161). It is sent
        a fingerprint and nothing else. Optional: without one, the ledger is signed by the school alone.
      </p>
      <Loaded resource={resource} what="the time stamps">
        {(answer) => (
          <>
            <Standing answer={answer} />
            <details>
              <summary>{answer.url === '' ? 'Choose an authority' : 'Change the authority'}</summary>
              <AddressForm key={answer.url} url={answer.url} onDone={resource.reload} />
            </details>
          </>
        )}
      </Loaded>
    </section>
  );
};

/** Nobody says when the authority has answered: it is asked for while something waits, and again after each answer. */
const useLookAgain = ({ state, reload }: Resource<TimeStampsAnswer>): void =>
  useSignalEffect(() => {
    const { value, isLoading } = state.value;
    if (isLoading || value === null || value.url === '') return;
    if (value.waiting === 0 && value.last !== null) return;
    const timer = setInterval(() => void reload(), lookAgainMs);
    return () => clearInterval(timer);
  });

const Standing = ({ answer: { url, waiting, trouble, last } }: { answer: TimeStampsAnswer }) => {
  const now = useDashboard().clock.now.value;
  return (
    <>
      {last !== null && (
        <p>
          Stamped {dayAndTime(last.at, now)} by <bdi>{last.authority}</bdi>: the first {last.entries} entries.
        </p>
      )}
      {last === null && <p>{url === '' ? 'No authority is asked.' : 'Not stamped yet.'}</p>}
      {url !== '' && waiting > 0 && (
        <p role="status">
          {waiting === 1 ? 'One checkpoint waits' : `${waiting} checkpoints wait`}, and will be stamped when
          the authority answers. {trouble}
        </p>
      )}
    </>
  );
};

const AddressForm = (props: { readonly url: string; readonly onDone: () => unknown }) => {
  const { api, notices } = useDashboard();
  const url = useSignal(props.url);
  return (
    <Form
      name="time-authority"
      submit="Save"
      onSubmit={() => api.call('setTimeAuthority', { url: url.peek().trim() })}
      onDone={() => {
        notices.say(
          'good',
          url.peek().trim() === '' ? 'No authority is asked any more.' : 'The authority is asked.',
        );
        props.onDone();
      }}
    >
      <Field label="Address of the authority" hint="Begins with https://. Leave it empty to ask none.">
        {(ids) => (
          <input
            {...ids}
            name="time-authority"
            inputMode="url"
            value={url.value}
            maxLength={300}
            onInput={(event) => (url.value = event.currentTarget.value)}
          />
        )}
      </Field>
    </Form>
  );
};
