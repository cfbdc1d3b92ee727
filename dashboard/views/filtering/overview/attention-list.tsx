import { diffPolicies } from '#shared/policy/policy-diff.ts';
import { useDashboard } from '../../../dashboard-context.ts';
import { attentionOf } from '../../../state/attention.ts';
import { may } from '../../../state/session.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';

/** What waits for somebody; each line leads to where it is dealt with. */
export const AttentionList = ({ policy, draft, changes, names }: FilteringTabProps) => {
  const { session } = useDashboard();
  const items = attentionOf({
    policy,
    changes,
    changeCount: diffPolicies(policy.rules, draft.rules.value, names).length,
    isOvertaken: draft.overtaken.value !== null,
  });
  const mayDeploy = may(session.account.value, 'deploy');
  return (
    <section class="card" aria-labelledby="attention-title">
      <h2 id="attention-title">What needs attention</h2>
      {items.length === 0 ? (
        <p class="quiet-text">Nothing needs you now.</p>
      ) : (
        <ul class="attention">
          {items.map(({ text, href, isUrgent }) => (
            <li key={text} data-urgent={isUrgent}>
              <Icon name={isUrgent ? 'flag' : 'clock'} />
              <p dir="auto">
                {isUrgent && <strong>Now: </strong>}
                {text}
              </p>
              {(href !== '/deploy' || mayDeploy) && href !== '/filtering' && (
                <a href={href}>
                  Look<span class="unseen"> at: {text}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
