import { useSignal } from '@preact/signals';
import {
  secondFactorGroupLabels,
  secondFactorGroups,
  type SecondFactorRule,
} from '#shared/second-factor-rule.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { schoolMoment } from '../../state/school-instant.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';

const weeksOfGrace = 2;
const dayMs = 86_400_000;
const dayOf = (at: number): string => schoolMoment(at).slice(0, 10);

const RuleForm = ({ rule }: { rule: SecondFactorRule }) => {
  const { api, clock, notices, session } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const of = useSignal(rule.of);
  const now = clock.now.peek();
  const from = useSignal(rule.of === 'nobody' ? dayOf(now + weeksOfGrace * 7 * dayMs) : rule.from);
  return (
    <>
      <Form
        name="second-factor-rule"
        submit="Save"
        isDisabled={from.value === ''}
        onSubmit={() => ask(() => api.call('saveSecondFactorRule', { of: of.peek(), from: from.peek() }))}
        onDone={() => {
          notices.say('good', 'It is saved.');
          void session.load();
        }}
      >
        <Choice
          legend="Who needs one"
          look="list"
          value={of.value}
          onChange={(value) => (of.value = value)}
          options={secondFactorGroups.map((value) => ({ value, label: secondFactorGroupLabels[value] }))}
        />
        {of.value !== 'nobody' && (
          <Field
            label="From which day on"
            hint="Until then they are reminded. From then on whoever has none sets one up before anything else opens."
          >
            {(ids) => (
              <input
                {...ids}
                type="date"
                name="from"
                required
                value={from.value}
                onInput={(event) => (from.value = event.currentTarget.value)}
              />
            )}
          </Field>
        )}
      </Form>
      {dialog}
    </>
  );
};

/** Of whom the school asks a code from their phone beside the password. */
export const SecondFactorSection = () => {
  const { api } = useDashboard();
  const rule = useResource(() => api.call('secondFactorRule', {}));
  return (
    <section class="card" aria-labelledby="second-factor-title">
      <h2 id="second-factor-title">Second factor</h2>
      <p class="quiet-text">
        Who has lost their phone and the recovery codes is let in again with “Take off” beside it in the list
        of staff.
      </p>
      <Loaded resource={rule} what="the rule">
        {(loaded) => <RuleForm rule={loaded} />}
      </Loaded>
    </section>
  );
};
