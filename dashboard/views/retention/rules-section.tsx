import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import {
  retentionKinds,
  retentionRules,
  shorterKept,
  shorterWords,
  type RetentionDays,
  type RetentionKind,
} from '#shared/retention.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

type Rules = EndpointAnswer<'retention'>;

const isWithin = (kind: RetentionKind, days: number): boolean =>
  Number.isInteger(days) && days >= retentionRules[kind].least && days <= retentionRules[kind].most;

const DaysField = (props: {
  kind: RetentionKind;
  days: number;
  isFixed: boolean;
  onInput: (days: number) => void;
}) => {
  const { kind, days, isFixed, onInput } = props;
  const { label, least, most } = retentionRules[kind];
  const bounds = `${least} to ${most} days`;
  return (
    <Field label={label} hint={bounds} error={isWithin(kind, days) ? null : `Choose ${bounds}.`}>
      {(ids) => (
        <input
          {...ids}
          type="number"
          name={kind}
          min={least}
          max={most}
          value={Number.isNaN(days) ? '' : days}
          readOnly={isFixed}
          onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
};

const LastRun = ({ last }: Pick<Rules, 'last'>) => {
  const { clock } = useDashboard();
  if (last === null)
    return <p class="quiet-text">Nothing has been looked through since the server started.</p>;
  const went = Object.values(last.deleted).reduce((sum, count) => sum + count, 0);
  return (
    <p class="quiet-text">
      Last looked through: {dayAndTime(last.at, clock.now.value)};{' '}
      {last.isHeld ? 'everything is under a legal hold, nothing went.' : `${went} entries went.`}
    </p>
  );
};

const RunNow = ({ onChanged }: { onChanged: () => unknown }) => {
  const { api, notices } = useDashboard();
  const isBusy = useSignal(false);
  const run = async () => {
    isBusy.value = true;
    const result = await api.call('runRetention', {});
    isBusy.value = false;
    if (!result.ok) notices.say('bad', result.detail);
    onChanged();
  };
  return (
    <Button onClick={run} isBusy={isBusy.value}>
      Delete now what is due
    </Button>
  );
};

const RulesForm = ({ days: saved, mayChange, onChanged }: Rules & { onChanged: () => unknown }) => {
  const { api, notices } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const days = useSignal<RetentionDays>(saved);
  const needsSecond = useSignal(false);
  const isGood = retentionKinds.every((kind) => isWithin(kind, days.value[kind]));
  const fields = (
    <div class="rule-fields">
      {retentionKinds.map((kind) => (
        <DaysField
          key={kind}
          kind={kind}
          days={days.value[kind]}
          isFixed={!mayChange}
          onInput={(value) => (days.value = { ...days.peek(), [kind]: value })}
        />
      ))}
    </div>
  );
  if (!mayChange) return fields;
  const shorter = shorterKept(saved, days.value);
  const save = async () => {
    const result = await ask(() => api.call('saveRetention', days.peek()));
    needsSecond.value = !result.ok && result.reason === 'not-allowed' && shorter.length > 0;
    return result;
  };
  return (
    <>
      <Form
        name="retention"
        submit="Save"
        isDisabled={!isGood}
        onSubmit={save}
        onDone={() => {
          notices.say('good', 'The rules are saved. They hold from tonight.');
          onChanged();
        }}
      >
        {fields}
        {shorter.length > 0 && (
          <p class="quiet-text">Evidence that would go sooner than now needs a second person.</p>
        )}
      </Form>
      {dialog}
      {needsSecond.value && (
        <AskApproval
          kind="keep-shorter"
          objects={shorter}
          about={shorter.map(shorterWords).join(', ')}
          onClose={() => (needsSecond.value = false)}
        />
      )}
    </>
  );
};

/** How long things are kept, in days. */
export const RulesSection = (props: Rules & { onChanged: () => unknown }) => (
  <section class="card" aria-labelledby="rules-title">
    <h2 id="rules-title">How long things are kept</h2>
    <p>
      Every night, what is older goes for good. What was recorded about a pupil is kept until their 25th
      birthday; of what names a member of staff a person decides. The ledger itself is never deleted.
    </p>
    <RulesForm {...props} />
    <LastRun last={props.last} />
    <p class="quiet-text">
      {props.certificates === 1 ? '1 certificate' : `${props.certificates} certificates`} of deletion so far.
    </p>
    {props.mayChange && <RunNow onChanged={props.onChanged} />}
  </section>
);
