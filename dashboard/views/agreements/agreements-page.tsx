import { useLocation } from 'preact-iso';
import type { ComponentType } from 'preact';
import type { Capability } from '#shared/api/sign-in.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { may } from '../../state/session.ts';
import { Empty } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { MissingTab } from './missing-tab.tsx';
import { OwnTab } from './own-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { TextsTab } from './texts-tab.tsx';

interface AgreementsTab {
  readonly path: string;
  readonly label: string;
  readonly capability: Capability;
  readonly component: ComponentType;
}

const tabs: readonly AgreementsTab[] = [
  {
    path: '/agreements',
    label: 'Who has signed',
    capability: 'see-missing-agreements',
    component: MissingTab,
  },
  { path: '/agreements/own', label: 'Yours', capability: 'sign-own-agreement', component: OwnTab },
  { path: '/agreements/texts', label: 'Texts', capability: 'sign-own-agreement', component: TextsTab },
  { path: '/agreements/settings', label: 'Settings', capability: 'edit-agreements', component: SettingsTab },
];

/** Acceptable use: what is agreed, and by whom. */
export const AgreementsPage = () => {
  const { session } = useDashboard();
  const { path } = useLocation();
  const shown = tabs.filter(({ capability }) => may(session.account.value, capability));
  // Who does not look after others begins with their own.
  const tab = shown.find((each) => each.path === path) ?? (isHome(path) ? shown[0] : undefined);
  const Tab = tab?.component ?? NotThere;
  return (
    <Page title="Agreements" intro="Acceptable use of computers and the internet, signed each year.">
      <nav class="tabs no-print" aria-label="Agreements">
        {shown.map((each) => (
          <a key={each.path} href={each.path} aria-current={each === tab ? 'page' : undefined}>
            {each.label}
          </a>
        ))}
      </nav>
      <div class="agreements" key={tab?.path}>
        <Tab />
      </div>
    </Page>
  );
};

const isHome = (path: string): boolean => path === '/' || path === '/agreements';

const NotThere = () => <Empty title="There is no such page, or it is not for your account" />;
