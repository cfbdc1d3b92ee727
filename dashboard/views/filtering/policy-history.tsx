import { useDashboard } from '../../dashboard-context.ts';
import { dayAndTime } from '../../state/when.ts';
import type { PolicyAnswer } from './policy-answer.ts';

export const PolicyHistory = ({ history }: { history: PolicyAnswer['history'] }) => {
  const { clock } = useDashboard();
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">Versions</h2>
      <ol class="history" tabIndex={0} aria-label="Versions, newest first">
        {history
          .toSorted((a, b) => b.version - a.version)
          .map(({ version, publishedAt, publishedBy, reason }) => (
            <li key={version}>
              <p>
                <strong>Version {version}</strong>{' '}
                <span class="quiet-text">{dayAndTime(publishedAt, clock.now.value)}</span>
              </p>
              <p dir="auto">{reason}</p>
              <p class="quiet-text">
                <bdi>{publishedBy}</bdi>
              </p>
            </li>
          ))}
      </ol>
    </section>
  );
};
