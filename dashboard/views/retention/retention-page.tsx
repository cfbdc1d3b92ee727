import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ApprovalsList } from '../approvals/approvals-list.tsx';
import { CertificatesSection } from './certificates-section.tsx';
import { DueSection } from './due-section.tsx';
import { FilesSection } from './files-section.tsx';
import { HoldsSection } from './holds-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { SubjectAccessSection } from './subject-access-section.tsx';

/** What only those see who answer for the pupils. */
const PupilsRecords = () => {
  const { api } = useDashboard();
  const records = useResource(() => api.call('keptRecords', {}), { reloadOn: 'approvals-changed' });
  return (
    <>
      <ApprovalsList />
      <Loaded resource={records} what="the records">
        {({ holds, due, files, certificates }) => (
          <>
            <HoldsSection holds={holds} onChanged={records.reload} />
            <DueSection due={due} onChanged={records.reload} />
            <FilesSection files={files} onChanged={records.reload} />
            <SubjectAccessSection />
            <CertificatesSection certificates={certificates} />
          </>
        )}
      </Loaded>
    </>
  );
};

export const RetentionPage = () => {
  const { api, session } = useDashboard();
  const rules = useResource(() => api.call('retention', {}));
  const isTheirs = session.account.value?.capabilities.includes('review-incidents') === true;
  return (
    <Page
      title="Records"
      intro="What is kept for how long, what must not go yet, and what was deleted. Every deletion is in the ledger."
    >
      <div class="records">
        {isTheirs && <PupilsRecords />}
        <Loaded resource={rules} what="the rules">
          {(answer) => <RulesSection {...answer} onChanged={rules.reload} />}
        </Loaded>
      </div>
    </Page>
  );
};
