import { useSignal } from '@preact/signals';
import type { EndpointAnswer } from '#shared/api.ts';
import type { LinkTarget } from '#shared/api/agreements.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Empty, Loaded } from '../../ui/loaded.tsx';
import { ClassCard } from './class-card.tsx';
import { LinksDialog, type LinksDialogProps } from './links-dialog.tsx';
import { StaffCard } from './staff-card.tsx';

type Missing = EndpointAnswer<'missingAgreements'>;

/** Who has signed and who has not, with ways to sign for those who have not. */
export const MissingTab = () => {
  const { api, notices } = useDashboard();
  const missing = useResource(() => api.call('missingAgreements', {}));
  const made = useSignal<Pick<LinksDialogProps, 'links' | 'kind'> | null>(null);
  const makeLinks = async (target: LinkTarget) => {
    const answer = await api.call('makeAgreementLinks', { for: target });
    if (answer.ok) made.value = { links: answer.value, kind: target.kind };
    else notices.say('bad', answer.detail);
    void missing.reload();
  };
  return (
    <>
      <Loaded resource={missing} what="the signatures">
        {(answer) => (
          <>
            {answer.classes.map((each) => (
              <ClassCard key={each.classId} standing={each} onLinks={makeLinks} onChanged={missing.reload} />
            ))}
            {isOfStaff(answer) && <StaffCard {...answer} onLinks={makeLinks} onChanged={missing.reload} />}
            {answer.classes.length === 0 && !isOfStaff(answer) && (
              <Empty title="No class of yours yet">
                <p>The classes that you teach show here who has signed.</p>
              </Empty>
            )}
          </>
        )}
      </Loaded>
      {made.value !== null && <LinksDialog {...made.value} onClose={() => (made.value = null)} />}
    </>
  );
};

/** A teacher is told of pupils alone; everywhere else there is at least oneself. */
const isOfStaff = ({ staff }: Missing): boolean => staff.length > 0;
