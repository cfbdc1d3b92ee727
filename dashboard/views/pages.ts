import type { ComponentType } from 'preact';
import type { Capability } from '#shared/api/sign-in.ts';
import { may, type Account } from '../state/session.ts';
import { AgreementsPage } from './agreements/agreements-page.tsx';
import { AlertPage } from './alerts/alert-page.tsx';
import { ClassesPage } from './classes-page.tsx';
import { DeployPage } from './deploy/deploy-page.tsx';
import { FilteringPage } from './filtering/filtering-page.tsx';
import { ReportsPage } from './governance/reports-page.tsx';
import { DeskPage } from './desk/desk-page.tsx';
import { ChronologyPage } from './incidents/chronology-page.tsx';
import { IncidentPage } from './incidents/incident-page.tsx';
import { SafeguardingPolicyPage } from './incidents/safeguarding-policy-page.tsx';
import { NotificationsPage } from './notify/notifications-page.tsx';
import { LedgerPage } from './ledger-page.tsx';
import { PromptsPage } from './prompts/prompts-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { RetentionPage } from './retention/retention-page.tsx';

export interface DashboardPage {
  readonly path: string;
  /** Where addresses below it are the same page. */
  readonly route?: string;
  readonly label: string;
  readonly capability: Capability;
  readonly component: ComponentType;
  /** Pages that are reached from this one. */
  readonly below?: readonly { readonly path: string; readonly component: ComponentType }[];
  /** True at the addresses that belong to this page. Of two that say so, the first that the account may see is meant. */
  readonly isAt: (path: string) => boolean;
}

const at =
  (...starts: readonly string[]) =>
  (path: string) =>
    starts.some((start) => path === start || path.startsWith(`${start}/`));

/** In the order of the navigation. The first that an account may see is its home. */
export const pages: readonly DashboardPage[] = [
  {
    path: '/classes',
    label: 'Classes',
    capability: 'teach',
    component: ClassesPage,
    isAt: at('/classes', '/lessons', '/past-lessons', '/guests'),
  },
  {
    path: '/incidents',
    label: 'Incidents',
    capability: 'review-incidents',
    component: DeskPage,
    below: [
      { path: '/incidents/:incidentId', component: IncidentPage },
      { path: '/alerts/:alertId', component: AlertPage },
      { path: '/chronology/:pupilId', component: ChronologyPage },
      { path: '/safeguarding-policy', component: SafeguardingPolicyPage },
    ],
    isAt: at(
      '/incidents',
      '/alerts',
      '/chronology',
      '/safeguarding-policy',
      '/referrals',
      '/lessons',
      '/past-lessons',
    ),
  },
  {
    path: '/reports',
    route: '/reports/:tab?',
    label: 'Reports',
    capability: 'read-reports',
    component: ReportsPage,
    isAt: at('/reports'),
  },
  {
    path: '/filtering',
    route: '/filtering/:tab?',
    label: 'Filtering',
    capability: 'approve-filtering',
    component: FilteringPage,
    isAt: at('/filtering'),
  },
  {
    path: '/prompts',
    label: 'Prompts',
    capability: 'manage-prompts',
    component: PromptsPage,
    isAt: at('/prompts'),
  },
  {
    path: '/people',
    label: 'People',
    capability: 'manage-people',
    component: PeoplePage,
    isAt: at('/people'),
  },
  { path: '/deploy', label: 'Deploy', capability: 'deploy', component: DeployPage, isAt: at('/deploy') },
  {
    path: '/notifications',
    label: 'Notifications',
    capability: 'view-notifications',
    component: NotificationsPage,
    isAt: at('/notifications'),
  },
  {
    path: '/retention',
    label: 'Records',
    capability: 'view-retention',
    component: RetentionPage,
    isAt: at('/retention'),
  },
  {
    path: '/agreements',
    route: '/agreements/:tab?',
    label: 'Agreements',
    capability: 'sign-own-agreement',
    component: AgreementsPage,
    isAt: at('/agreements'),
  },
  { path: '/ledger', label: 'Ledger', capability: 'read-ledger', component: LedgerPage, isAt: at('/ledger') },
];

export const pagesFor = (account: Account): readonly DashboardPage[] =>
  pages.filter(({ capability }) => may(account, capability));
