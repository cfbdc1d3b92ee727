import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

type Says = Referral['advice'][number]['says'];
const saysLabels: Readonly<Record<Says, string>> = {
  keep: 'It stays as it is',
  release: 'The school may have it back',
};

const Advice = ({ advice }: Pick<Referral, 'advice'>) => {
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

const AdviceForm = ({ referral, onChanged }: ReferralPartProps) => {
  const { api, notices } = useDashboard();
  const says = useSignal<Says>('keep');
  const words = useSignal('');
  const { ask, dialog } = useConfirmed();
  const { referralId } = referral;
  const send = () => {
    const request = { referralId, says: says.peek(), words: words.peek().trim() };
    return ask(() => api.call('recordPoliceAdvice', request));
  };
  return (
    <>
      <Form
        name="police-advice"
        submit="Write it down"
        isDisabled={words.value.trim() === ''}
        onSubmit={send}
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
          hint="Who said it, when, and the reference number."
        />
      </Form>
      {dialog}
    </>
  );
};

/** Nobody does it alone, also where only one person may know of it. */
const secondPerson: Readonly<Record<Audience, string>> = {
  safeguarding: 'The second person is another safeguarding lead, or the head.',
  head: 'The second person is somebody else with an account as head: a head of school, or an acting head. Until there is one, it stays stopped.',
  chair:
    'The second person is somebody else with an account as chair of governors: a vice-chair. Until there is one, it stays stopped.',
};

const standing = ({ isHeld, isStopped, lifts }: Referral): string => {
  if (!isStopped) return isHeld ? 'Legal hold.' : 'The stop is lifted.';
  if (isHeld)
    return 'Legal hold: nothing is deleted and the screen stays stopped until two different people have each written down that the police release it.';
  const [first] = lifts;
  return first === undefined
    ? 'Two people have written down that the police release it. Each of them lifts the stop, too.'
    : `${first.by} has lifted it. The other of the two lifts it as well.`;
};

const Lift = ({ referral, onChanged }: ReferralPartProps) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const lift = async () => {
    const result = await ask(() => api.call('liftStop', { referralId: referral.referralId }));
    if (!result.ok) return notices.say('bad', `The stop is not lifted: ${result.detail}`);
    notices.say('good', result.value.isLifted ? 'The stop is lifted.' : 'One more person lifts it.');
    onChanged();
  };
  return (
    <div class="form-actions">
      <Button icon="unlock" onClick={lift}>
        Lift the stop
      </Button>
      {dialog}
    </div>
  );
};

/** The legal hold, and how it ends: by the word of two. */
export const PoliceAdvice = (props: ReferralPartProps) => (
  <section class="card" aria-labelledby="advice-title" data-held={props.referral.isHeld}>
    <h2 id="advice-title">Police advice and hold</h2>
    <p>{standing(props.referral)}</p>
    {props.referral.isStopped && <p class="quiet-text">{secondPerson[props.referral.audience]}</p>}
    {props.referral.mayLift && <Lift {...props} />}
    <Advice advice={props.referral.advice} />
    <AdviceForm {...props} />
  </section>
);
