import type { NotifySettings } from '#shared/api/notify.ts';
import { roleLabels } from '#shared/roles.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';

/** Whoever looks after people could make themselves a second person: so it is said since when somebody may be one, and by whom. */
export const SecondAccounts = ({ seconds }: Pick<NotifySettings, 'seconds'>) => {
  const { clock } = useDashboard();
  return seconds.length === 0 ? null : (
    <section class="card" aria-labelledby="seconds-title">
      <h2 id="seconds-title">Who may be the second person</h2>
      <p class="quiet-text">
        Where it takes two. A governor stands beside the chair alone, once the chair has named them. Ask about
        an account that you did not expect.
      </p>
      <ul class="timeline plain">
        {seconds.map(({ accountId, name, roles, madeAt, madeBy }) => (
          <li key={accountId}>
            <span>
              <bdi>{name}</bdi> · {roles.map((role) => roleLabels[role]).join(', ')}
              <span class="second-line">
                Account made: {dayAndTime(madeAt, clock.now.value)}
                {madeBy !== null && (
                  <>
                    , by <bdi>{madeBy}</bdi>
                  </>
                )}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
