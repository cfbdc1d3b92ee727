import { useSignal, type Signal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { DeviceSummary } from '#shared/api/devices.ts';
import type { Pupil } from '#shared/api/people.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { PupilSelect } from '../pupil-select.tsx';
import { deviceName } from './device-name.ts';

type Account = EndpointAnswer<'accounts'>[number];
type Owner = 'nobody' | 'pupil' | 'staff';

export interface BindDeviceProps {
  readonly device: DeviceSummary;
  readonly pupils: readonly Pupil[];
  readonly accounts: readonly Account[];
  readonly onClose: () => void;
  readonly onBound: () => void;
}

/** What the browser says of its account, and whom the school knows by that address. A hint, and no more. */
const accountWords = ({ device: { profileEmail }, pupils, accounts }: BindDeviceProps): string => {
  if (profileEmail === null) return 'Its browser says nothing about an account.';
  const known = [...pupils, ...accounts].find(({ email }) => email?.toLowerCase() === profileEmail);
  return `Its browser says ${profileEmail}${known ? `, the address of ${known.name}` : ', whom nobody here has'}.`;
};

const ownerNow = ({ pupilId, staffId }: DeviceSummary): Owner => {
  if (pupilId !== null) return 'pupil';
  return staffId === null ? 'nobody' : 'staff';
};

const StaffSelect = ({ accounts, chosen }: { accounts: readonly Account[]; chosen: Signal<string> }) => (
  <Field
    label="Member of staff"
    hint="The wider rules for staff hold on it, unless its browser is signed in as somebody else."
  >
    {(ids) => (
      <select
        {...ids}
        name="staffId"
        required
        value={chosen.value}
        onChange={(event) => (chosen.value = event.currentTarget.value)}
      >
        <option value="">Choose…</option>
        {accounts
          .filter(({ isActive }) => isActive)
          .map(({ accountId, name }) => (
            <option key={accountId} value={accountId}>
              {name}
            </option>
          ))}
      </select>
    )}
  </Field>
);

const useOwner = ({ device }: BindDeviceProps) => {
  const { api } = useDashboard();
  const kind = useSignal<Owner>(ownerNow(device));
  const pupilId = useSignal(device.pupilId ?? '');
  const staffId = useSignal(device.staffId ?? '');
  const save = () =>
    api.call('bindDevice', {
      deviceId: device.deviceId,
      pupilId: kind.peek() === 'pupil' ? pupilId.peek() || null : null,
      staffId: kind.peek() === 'staff' ? staffId.peek() || null : null,
    });
  return { kind, pupilId, staffId, save };
};

/** Says whose device it is, which decides whose rules hold on it. */
export const BindDevice = (props: BindDeviceProps) => {
  const { device, pupils, accounts, onClose, onBound } = props;
  const { kind, pupilId, staffId, save } = useOwner(props);
  return (
    <FormDialog
      title={`Whose device is ${deviceName(device)}?`}
      onClose={onClose}
      name="bind-device"
      submit="Save"
      onSubmit={save}
      onDone={onBound}
    >
      <p class="quiet-text">{accountWords(props)}</p>
      <Choice
        legend="It belongs to"
        value={kind.value}
        onChange={(value) => (kind.value = value)}
        options={[
          { value: 'pupil', label: 'A pupil' },
          { value: 'staff', label: 'A member of staff' },
          { value: 'nobody', label: 'Nobody (guest)' },
        ]}
      />
      {kind.value === 'pupil' && <PupilSelect pupils={pupils} chosen={pupilId} nobody="Nobody yet (guest)" />}
      {kind.value === 'staff' && <StaffSelect accounts={accounts} chosen={staffId} />}
    </FormDialog>
  );
};
