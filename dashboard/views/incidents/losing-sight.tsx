import { audiencesOf, fewEyesLabels, type FewEyes } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';

/** Whether whoever is signed in reads on what is given to these. */
export const useReadsOn = (): ((audience: FewEyes) => boolean) => {
  const { session } = useDashboard();
  const roles = session.account.value?.roles ?? [];
  return (audience) => audiencesOf(roles).includes(audience);
};

/** What happens when an incident is given to fewer eyes, before it does. */
export const LosingSight = ({ audience }: { audience: FewEyes }) => {
  const readsOn = useReadsOn()(audience);
  return (
    <p class="losing-sight" role="status">
      It goes to {fewEyesLabels[audience]}, open and with all that was written. Nobody else can read it from
      then on.{!readsOn && <strong> You will not be able to read it any more.</strong>} This cannot be taken
      back.
    </p>
  );
};
