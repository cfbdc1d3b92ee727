import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { LinkTarget } from '#shared/api/agreements.ts';
import { success } from '#shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';

export interface StaffCardProps extends Pick<EndpointAnswer<'missingAgreements'>, 'staff' | 'volunteers'> {
  readonly onLinks: (target: LinkTarget) => Promise<void>;
}

/** Staff sign here themselves, or by a code; volunteers and contractors, who have no account, by a code alone. */
export const StaffCard = ({ staff, volunteers, onLinks }: StaffCardProps) => {
  const missing = staff.filter(({ standing }) => standing === 'missing');
  return (
    <section class="card" aria-labelledby="staff-title">
      <div class="card-head">
        <h2 id="staff-title">Staff and volunteers</h2>
        <p>{missing.length === 0 ? 'Nobody is missing' : `${missing.length} of ${staff.length} missing`}</p>
      </div>
      {missing.length > 0 && (
        <>
          <p>{missing.map(({ name }) => name).join(', ')}</p>
          <div class="row-of-buttons">
            <Button
              onClick={() =>
                onLinks({
                  kind: 'staff',
                  accountIds: missing.slice(0, mostTogether).map(({ accountId }) => accountId),
                })
              }
            >
              Show codes for staff
            </Button>
          </div>
        </>
      )}
      {volunteers.length > 0 && (
        <ul class="plain-list" aria-label="Volunteers and contractors">
          {volunteers.map(({ linkId, name, isSigned }) => (
            <li key={linkId}>
              <bdi>{name}</bdi>: {isSigned ? 'signed' : 'missing'}
            </li>
          ))}
        </ul>
      )}
      <AddVolunteer onLinks={onLinks} />
    </section>
  );
};

const mostTogether = 60;

const AddVolunteer = ({ onLinks }: Pick<StaffCardProps, 'onLinks'>) => {
  const name = useSignal('');
  const make = () =>
    onLinks({ kind: 'volunteer', name: name.peek() }).then(() => {
      name.value = '';
      return success(null);
    });
  return (
    <Form name="volunteer" submit="Make a code" onSubmit={make}>
      <TextField
        label="A volunteer or contractor"
        name="volunteer"
        value={name.value}
        maxLength={120}
        onInput={(value) => (name.value = value)}
      />
    </Form>
  );
};
