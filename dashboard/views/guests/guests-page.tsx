import { useSignal } from '@preact/signals';
import type { GrantedGuest, GuestDevice } from '#shared/api/guests.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { may } from '../../state/session.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { GuestTable } from './guest-table.tsx';
import { LetGuestIn } from './let-guest-in.tsx';
import { MoveGuestEnd } from './move-guest-end.tsx';

/** What holds where nobody is let in. */
const Otherwise = ({ needsLease }: { needsLease: boolean }) => {
  const { session } = useDashboard();
  return (
    <p class="quiet-text" data-needs-lease={needsLease}>
      {needsLease
        ? 'Where nobody is let in, pages wait, and the device says to ask a grown-up. Helplines always open.'
        : 'Where nobody is let in, the rules for guests hold all the same. Letting a guest in says who answers for them, and until when.'}{' '}
      {may(session.account.value, 'manage-filtering') && (
        <a href="/filtering/acceptable-use">Change that under Filtering</a>
      )}
    </p>
  );
};

export const GuestsPage = () => {
  const { api } = useDashboard();
  const guests = useResource(() => api.call('guestDevices', {}), { reloadOn: 'guests-changed' });
  const lettingIn = useSignal<GuestDevice | null>(null);
  const moving = useSignal<GrantedGuest | null>(null);
  return (
    <Page
      title="Guests"
      intro="Let a visitor browse on a device that is nobody’s. It ends by itself, also offline; what is opened is kept under nobody’s name."
    >
      <section class="card table-card" aria-labelledby="guests-title" data-guests>
        <div class="card-head">
          <h2 id="guests-title">Devices that are nobody’s</h2>
          <Button kind="quiet" onClick={guests.reload}>
            Look again
          </Button>
        </div>
        <Loaded resource={guests} what="the devices">
          {({ needsLease, devices }) => (
            <>
              <Otherwise needsLease={needsLease} />
              {devices.length === 0 ? (
                <Empty title="Every device is somebody’s">
                  <p>
                    A device is for guests as long as no pupil has signed in on it and it is given to nobody.
                  </p>
                </Empty>
              ) : (
                <GuestTable
                  devices={devices}
                  onLetIn={(device) => (lettingIn.value = device)}
                  onMoveEnd={(lease) => (moving.value = lease)}
                />
              )}
            </>
          )}
        </Loaded>
      </section>
      {lettingIn.value !== null && (
        <LetGuestIn device={lettingIn.value} onClose={() => (lettingIn.value = null)} />
      )}
      {moving.value !== null && <MoveGuestEnd lease={moving.value} onClose={() => (moving.value = null)} />}
    </Page>
  );
};
