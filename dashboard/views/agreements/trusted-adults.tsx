import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';

/** Whom a pupil has named, beside what is known about the pupil. Reading it is recorded. */
export const TrustedAdults = ({ pupilId }: { pupilId: string }) => {
  const { api } = useDashboard();
  const { value } = useResource(() => api.call('pupilAgreements', { pupilId }), { key: pupilId }).state.value;
  if (value === null) return null;
  const { trustedAdults } = value;
  return (
    <p class="trusted-adults">
      <strong>Trusted adults: </strong>
      {trustedAdults.length === 0
        ? 'none named yet'
        : trustedAdults.map(({ name, place }) => (place === 'home' ? `${name} (at home)` : name)).join(', ')}
    </p>
  );
};
