import { useSignal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { may } from '../../state/session.ts';
import { useResource } from '../../state/resource.ts';
import { calendarDay } from '../../state/when.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { typedIn } from '../../ui/typed-in.ts';
import { useConfirmed } from '../incidents/use-confirmed.tsx';
import { EmergencyPaper } from './emergency-paper.tsx';

interface DialogProps {
  readonly onClose: () => void;
  readonly onChange: () => unknown;
}

const MakeCode = ({ onClose, onChange }: DialogProps) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  const holder = useSignal('');
  const code = useSignal<string | null>(null);
  return (
    <>
      <FormDialog
        title="Make an emergency code"
        size="wide"
        name="make-emergency-code"
        submit="Make the code"
        isDisabled={holder.value.trim() === ''}
        onClose={onClose}
        after={code.value && <EmergencyPaper holder={holder.value} code={code.value} onClose={onClose} />}
        onSubmit={() => ask(() => api.call('makeEmergencyCode', { holder: holder.peek().trim() }))}
        onDone={(made) => {
          code.value = made.code;
          void onChange();
        }}
      >
        <p>It is shown once. An earlier code ends.</p>
        <TextField
          label="Who keeps the envelope"
          name="holder"
          {...typedIn(holder)}
          maxLength={120}
          hint="The head or a senior leader, not the admin whom it is to let in."
        />
      </FormDialog>
      {dialog}
    </>
  );
};

const Withdraw = ({ onClose, onChange }: DialogProps) => {
  const { api } = useDashboard();
  const { ask, dialog } = useConfirmed();
  return (
    <>
      <FormDialog
        title="Withdraw the emergency code?"
        name="withdraw-emergency-code"
        submit="Withdraw"
        kind="danger"
        onClose={onClose}
        onSubmit={() => ask(() => api.call('withdrawEmergencyCode', {}))}
        onDone={() => {
          onClose();
          void onChange();
        }}
      >
        <p>What is in the envelope opens nothing any more.</p>
      </FormDialog>
      {dialog}
    </>
  );
};

/** The code that lets an admin in again when nobody else can: who keeps it, and since when. */
export const EmergencySection = () => {
  const { api, session } = useDashboard();
  const standing = useResource(() => api.call('emergencyCode', {}), { reloadOn: 'emergency-changed' });
  const open = useSignal<'make' | 'withdraw' | null>(null);
  const dialog = { onClose: () => (open.value = null), onChange: standing.reload };
  const isAdmin = may(session.account.value, 'keep-emergency-code');
  return (
    <section class="card" aria-labelledby="emergency-title">
      <h2 id="emergency-title">Emergency code</h2>
      <p class="quiet-text">
        In a sealed envelope, for the day on which no admin can sign in. It lets one of them in again and
        opens nothing else. Whoever uses it, all admins, heads and safeguarding leads are told.
      </p>
      <Loaded resource={standing} what="the emergency code">
        {({ code }) => (
          <div class="emergency-standing">
            <p>
              {code === null ? (
                'There is none.'
              ) : (
                <>
                  Kept by <bdi>{code.holder}</bdi>, made on {calendarDay(code.madeAt)} by{' '}
                  <bdi>{code.madeBy}</bdi>.
                </>
              )}
            </p>
            {isAdmin ? (
              <div class="row-of-buttons">
                <Button onClick={() => (open.value = 'make')}>
                  {code === null ? 'Make a code' : 'Make a new code'}
                </Button>
                {code !== null && (
                  <Button kind="quiet" onClick={() => (open.value = 'withdraw')}>
                    Withdraw it
                  </Button>
                )}
              </div>
            ) : (
              <p class="quiet-text">An admin makes and withdraws it.</p>
            )}
          </div>
        )}
      </Loaded>
      {open.value === 'make' && <MakeCode {...dialog} />}
      {open.value === 'withdraw' && <Withdraw {...dialog} />}
    </section>
  );
};
