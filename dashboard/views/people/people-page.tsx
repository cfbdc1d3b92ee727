import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Page } from '../../ui/page.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { ClassesSection } from './classes-section.tsx';
import { EmergencySection } from './emergency-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';

export const PeoplePage = () => {
  const { api } = useDashboard();
  const classes = useResource(() => api.call('classes', {}));
  const pupils = useResource(() => api.call('pupils', {}));
  return (
    <Page title="People" intro="Staff who sign in here, and the pupils in each class.">
      <AccountsSection />
      <SecondFactorSection />
      <EmergencySection />
      <ClassesSection classes={classes} pupils={pupils} />
    </Page>
  );
};
