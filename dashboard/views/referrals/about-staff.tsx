import { useSignal } from '@preact/signals';
import type { Audience } from '#shared/incidents/audience.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Button } from '../../ui/button.tsx';

const told: Partial<Record<Audience, string>> = {
  head: 'Only the headteacher sees it now. Speak to nobody else about it.',
  chair: 'Only the chair of governors sees it now. Speak to nobody else about it.',
};

/** Where an adult of the school may be involved, those who see it are others (R46). */
export const AboutStaff = ({ referralId }: { referralId: string }) => {
  const { api } = useDashboard();
  const words = useSignal<string | null>(null);
  const send = async (audience: Audience) => {
    const result = await api.call('setReferralAudience', { referralId, audience });
    words.value = result.ok ? (told[audience] ?? null) : result.detail;
  };
  return (
    <details class="about-staff">
      <summary>It is about an adult of the school</summary>
      {words.value === null ? (
        <div class="form-actions">
          <Button onClick={() => send('head')}>Tell the headteacher only</Button>
          <Button onClick={() => send('chair')}>
            It is the headteacher: tell the chair of governors only
          </Button>
        </div>
      ) : (
        <p role="status">{words.value}</p>
      )}
    </details>
  );
};
