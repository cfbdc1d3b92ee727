import { EmergencyBox } from './emergency-box.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { WhyBox } from '../why-box.tsx';
import { AttentionList } from './attention-list.tsx';

export const OverviewTab = (props: FilteringTabProps) => (
  <div class="overview">
    <div class="filtering-main">
      <WhyBox roster={props.roster} />
      <AttentionList {...props} />
    </div>
    <EmergencyBox {...props} />
  </div>
);
