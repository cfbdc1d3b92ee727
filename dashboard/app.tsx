import { LocationProvider, useLocation } from 'preact-iso';
import { useDashboard } from './dashboard-context.ts';
import { Failed } from './ui/loaded.tsx';
import { AcceptInvitation } from './views/accept-invitation.tsx';
import { EmergencyPage } from './views/emergency/emergency-page.tsx';
import { Entrance } from './views/entrance.tsx';
import { LeaveGuard } from './views/leave-guard.tsx';
import { SecondFactorNeeded } from './views/second-factor-needed.tsx';
import { SetUp } from './views/set-up.tsx';
import { Shell } from './views/shell.tsx';
import { SignIn } from './views/sign-in.tsx';

/** Decides what kind of page this is: a one-time link, the way in, or the dashboard itself. */
const Gate = () => {
  const { session } = useDashboard();
  const { path } = useLocation();
  const me = session.me.value;
  if (path === '/set-up') return <SetUp />;
  if (path === '/accept-invitation') return <AcceptInvitation />;
  if (path === '/emergency') return <EmergencyPage />;
  if (me === null)
    return (
      <Entrance title="ThinkClick">
        {session.failure.value === null ? (
          <p role="status">Loading…</p>
        ) : (
          <Failed failure={session.failure.value} onRetry={session.load} />
        )}
      </Entrance>
    );
  if (me.needsSetUp)
    return (
      <Entrance title="Not set up yet">
        <p>
          Open the set-up link that the server printed when it started for the first time. It works once, and
          only from there.
        </p>
      </Entrance>
    );
  if (me.account === null) return <SignIn />;
  return me.account.secondFactor === 'needed' ? <SecondFactorNeeded /> : <Shell account={me.account} />;
};

export const App = () => (
  <LocationProvider>
    <LeaveGuard>
      <Gate />
    </LeaveGuard>
  </LocationProvider>
);
