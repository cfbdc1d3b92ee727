import { AudienceRulesEditor } from '../audience-rules.tsx';
import type { FilteringTabProps } from '../filtering-tab.ts';
import { TransferRules } from './transfer-rules.tsx';

export const DownloadsTab = (props: FilteringTabProps) => (
  <AudienceRulesEditor {...props}>{(section) => <TransferRules {...section} />}</AudienceRulesEditor>
);
