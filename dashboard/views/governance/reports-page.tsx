import { useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import type { Capability } from '#shared/api/sign-in.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { may } from '../../state/session.ts';
import { Empty } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { SecondReferrals } from '../referrals/second-referrals.tsx';
import { DeskTab } from './desk-tab.tsx';
import { GovernorsTab } from './governors-tab.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { StaffTab } from './staff-tab.tsx';
import { YearlyTab } from './yearly-tab.tsx';

interface ReportsTab {
  readonly path: string;
  readonly label: string;
  readonly capability: Capability;
  readonly component: ComponentType;
}

const tabs: readonly ReportsTab[] = [
  { path: '/reports', label: 'For governors', capability: 'read-reports', component: GovernorsTab },
  { path: '/reports/reviews', label: 'Reviews', capability: 'record-reviews', component: ReviewsTab },
  { path: '/reports/desk', label: 'Safeguarding desk', capability: 'publish-reports', component: DeskTab },
  {
    path: '/reports/staff',
    label: 'What staff looked at',
    capability: 'view-staff-looks',
    component: StaffTab,
  },
  { path: '/reports/yearly', label: 'Yearly review', capability: 'publish-reports', component: YearlyTab },
];

/** What governors, the head and the safeguarding lead read of how the school does. */
export const ReportsPage = () => {
  const { session } = useDashboard();
  const { path: at } = useLocation();
  const path = at === '/' ? '/reports' : at;
  const shown = tabs.filter(({ capability }) => may(session.account.value, capability));
  const tab = shown.find((each) => each.path === path);
  const Tab = tab?.component ?? NotThere;
  return (
    <Page
      title="Reports"
      intro="How the school keeps children safe online, term after term. No child is named."
    >
      {/* Governors have no desk. */}
      {!may(session.account.value, 'review-incidents') && <SecondReferrals />}
      {shown.length > 1 && (
        <nav class="tabs no-print" aria-label="Reports">
          {shown.map((each) => (
            <a key={each.path} href={each.path} aria-current={each === tab ? 'page' : undefined}>
              {each.label}
            </a>
          ))}
        </nav>
      )}
      <div class="reports-tab" key={path}>
        <Tab />
      </div>
    </Page>
  );
};

const NotThere = () => <Empty title="There is no such page, or it is not for your account" />;
