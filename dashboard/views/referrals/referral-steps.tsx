import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import { referralSteps, stepWords, type ReferralStep } from '#shared/referrals/steps.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useUnsaved } from '../../state/use-unsaved.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

type Entry = Referral['steps'][number];

const Entries = ({ entries }: { entries: readonly Entry[] }) => {
  const { clock } = useDashboard();
  return (
    <ul class="step-entries">
      {entries.map(({ at, by, is, note }) => (
        <li key={`${at} ${by}`} data-is={is}>
          <Icon name={is === 'done' ? 'check' : 'away'} />
          <span>
            {is === 'done' ? 'Done' : 'Not needed'}, <bdi>{by}</bdi>, {dayAndTime(at, clock.now.value)}
            {note !== '' && <bdi class="step-note">{note}</bdi>}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Tick = ({ referral, step, onChanged }: ReferralPartProps & { step: ReferralStep }) => {
  const { api, notices } = useDashboard();
  const note = useSignal('');
  const { label, note: asks } = stepWords[step];
  useUnsaved({ isUnsaved: () => note.peek().trim() !== '', title: () => label });
  const { referralId } = referral;
  const tick = async (is: Entry['is']) => {
    const request = { referralId, step, is, note: note.peek().trim() };
    const result = await api.call('tickReferralStep', request);
    if (!result.ok) return notices.say('bad', `This is not written down: ${result.detail}`);
    note.value = '';
    onChanged();
  };
  return (
    <div class="step-tick">
      {asks !== null && (
        <TextField
          label={asks}
          name={`note-${step}`}
          value={note.value}
          onInput={(value) => (note.value = value)}
          isRequired={false}
          maxLength={2000}
        />
      )}
      <Button icon="check" onClick={() => tick('done')} label={`Done: ${label}`}>
        Done
      </Button>
      <Button kind="quiet" onClick={() => tick('not-needed')} label={`Not needed: ${label}`}>
        Not needed
      </Button>
    </div>
  );
};

const Step = (props: ReferralPartProps & { step: ReferralStep }) => {
  const { referral, step } = props;
  const entries = referral.steps.filter((entry) => entry.step === step);
  const { label, how } = stepWords[step];
  const isDone = entries.length > 0;
  return (
    <li class="step" data-step={step} data-done={isDone}>
      <h3>{label}</h3>
      {isDone ? (
        <>
          <Entries entries={entries} />
          <details>
            <summary>Add to it</summary>
            <p>{how}</p>
            <Tick {...props} />
          </details>
        </>
      ) : (
        <>
          <p>{how}</p>
          <Tick {...props} />
        </>
      )}
    </li>
  );
};

/** What to do, in order, each with who did it and when. */
export const ReferralSteps = (props: ReferralPartProps) => (
  <section class="card" aria-labelledby="steps-title">
    <h2 id="steps-title">
      What to do now{' '}
      <span class="count">
        {props.referral.stepsDone} of {referralSteps.length}
      </span>
    </h2>
    <ol class="steps-to-do">
      {referralSteps.map((step) => (
        <Step key={step} {...props} step={step} />
      ))}
    </ol>
  </section>
);
