import { whyAlert } from '#shared/alerts/why.ts';
import type { Alert } from '#shared/api/alerts.ts';
import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { hostOf } from '../../state/address.ts';
import { isActivityKind, told } from '../../state/told.ts';
import { clockTime, dayAndTime } from '../../state/when.ts';

const hostIn = (url: string): string => (isSealedAddress(url) ? 'not shown any more' : hostOf(url));

/** Why a machine suspects something: each thing that it noticed. */
export const AlertSigns = ({ alert: { signs, tries } }: { alert: Alert }) => {
  const { clock } = useDashboard();
  return (
    <section class="card" aria-labelledby="signs-title">
      <h2 id="signs-title">What was noticed</h2>
      <ul class="alert-signs">
        {signs.map((sign) => (
          <li key={`${sign.at} ${sign.url}`}>
            <p dir="auto">
              <strong>{whyAlert({ ...sign, host: hostIn(sign.url) })}</strong>
            </p>
            <p class="quiet-text">
              {dayAndTime(sign.at, clock.now.value)}
              {!isSealedAddress(sign.url) && <bdi class="address">{sign.url}</bdi>}
            </p>
          </li>
        ))}
      </ul>
      {tries > signs.length && <p>{tries} times in all within a short time.</p>}
    </section>
  );
};

/** What came before, where the school has it taken down with an alert. */
export const MinutesBefore = ({ alert: { visits } }: { alert: Alert }) =>
  visits.length === 0 ? null : (
    <section class="card" aria-labelledby="before-title">
      <h2 id="before-title">The minutes before</h2>
      <ol class="timeline">
        {visits.map((visit) => (
          <li key={`${visit.at} ${visit.url}`}>
            <time>{clockTime(visit.at)}</time>
            <span>{isActivityKind(visit.kind) ? told({ ...visit, kind: visit.kind }) : visit.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
