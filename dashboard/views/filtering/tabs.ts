import { AcceptableUseTab } from './acceptable-use/acceptable-use-tab.tsx';
import { ChangesTab } from './changes/changes-tab.tsx';
import { DownloadsTab } from './downloads/downloads-tab.tsx';
import type { FilteringTab } from './filtering-tab.ts';
import { ListsTab } from './lists-tab.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import { RequestsAndReports } from './requests-and-reports.tsx';
import { SearchingTab } from './searching-tab.tsx';
import { SitesTab } from './sites/sites-tab.tsx';

const editor = { capability: 'manage-filtering', isEditor: true } as const;

/** In the order in which they are shown. */
export const tabs: readonly FilteringTab[] = [
  {
    path: '/filtering',
    label: 'Overview',
    component: OverviewTab,
    capability: 'approve-filtering',
    isEditor: false,
  },
  { path: '/filtering/acceptable-use', label: 'Acceptable use', component: AcceptableUseTab, ...editor },
  { path: '/filtering/sites', label: 'Sites', component: SitesTab, ...editor },
  { path: '/filtering/searching', label: 'Searching', component: SearchingTab, ...editor },
  { path: '/filtering/downloads', label: 'Downloads', component: DownloadsTab, ...editor },
  { path: '/filtering/lists', label: 'Category lists', component: ListsTab, ...editor, isEditor: false },
  {
    path: '/filtering/requests',
    label: 'Requests and reports',
    component: RequestsAndReports,
    ...editor,
    isEditor: false,
  },
  {
    path: '/filtering/changes',
    label: 'Changes',
    component: ChangesTab,
    capability: 'approve-filtering',
    isEditor: false,
  },
];
