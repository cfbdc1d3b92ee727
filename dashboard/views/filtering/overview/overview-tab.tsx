import { useDashboard } from '../../../dashboard-context.ts';
import { may } from '../../../state/session.ts';
import { FilterChecks } from '../checks/filter-checks.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { WhyBox } from '../why-box.tsx';
import { AttentionList } from './attention-list.tsx';
import { EmergencyBox } from './emergency-box.tsx';

/** The question asked most, what waits, and the two things that cannot. */
export const OverviewTab = (props: FilteringTabProps) => {
  const { session } = useDashboard();
  return (
    <div class="overview">
      <div class="filtering-main">
        <WhyBox roster={props.roster} />
        <AttentionList {...props} />
      </div>
      <div class="filtering-main">
        <EmergencyBox {...props} />
        {may(session.account.value, 'manage-filtering') && <FilterChecks />}
      </div>
    </div>
  );
};
