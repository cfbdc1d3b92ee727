import { useSignal } from '@preact/signals';
import type { Referral } from '#shared/api/referrals.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import { Choice } from '../../ui/choice.tsx';
import { Form } from '../../ui/form.tsx';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import type { ReferralPartProps } from './referral-page.tsx';

type Second = NonNullable<Referral['second']>;

/** Who manages people could make themselves a second person: so it is said since when somebody is one, and by whom. */
const Able = ({ able: { name, madeAt, madeBy } }: { able: Second['able'][number] }) => {
  const { clock } = useDashboard();
  return (
    <>
      <bdi>{name}</bdi>{' '}
      <span class="quiet-text">
        · account made {dayAndTime(madeAt, clock.now.value)}
        {madeBy !== null && (
          <>
            {' '}
            by <bdi>{madeBy}</bdi>
          </>
        )}
      </span>
    </>
  );
};

const NameForm = ({
  second,
  referralId,
  onChanged,
}: { second: Second; referralId: string } & Pick<ReferralPartProps, 'onChanged'>) => {
  const { api, notices } = useDashboard();
  const chosen = useSignal(second.named?.accountId ?? '');
  const { ask, dialog } = useConfirmed();
  return (
    <>
      <Form
        name="name-second"
        submit="Name them"
        isDisabled={chosen.value === '' || chosen.value === second.named?.accountId}
        onSubmit={() => ask(() => api.call('nameReferralSecond', { referralId, accountId: chosen.peek() }))}
        onDone={() => {
          notices.say('good', 'They are named. Tell them in person.');
          onChanged();
        }}
      >
        <Choice
          legend="Which governor stands beside you?"
          look="list"
          value={chosen.value}
          onChange={(value) => (chosen.value = value)}
          options={second.able.map((each) => ({ value: each.accountId, label: <Able able={each} /> }))}
        />
      </Form>
      {dialog}
    </>
  );
};

/** Where the chair alone sees it: nobody is the second person by their role, so that no other governor learns of it. */
export const NameSecond = ({ referral: { second, referralId }, onChanged }: ReferralPartProps) => {
  if (second === null) return null;
  if (second.able.length === 0)
    return <p>No governor has an account yet. The IT admin makes one; they need not know what for.</p>;
  return <NameForm second={second} referralId={referralId} onChanged={onChanged} />;
};
