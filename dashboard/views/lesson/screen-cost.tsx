import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ScreenCost as Cost } from '#shared/socket-events.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Icon } from '../../ui/icon.tsx';

const asksEveryMs = 5_000;

/** "0.4 Mbit/s"; never less than is said truly. */
export const rateWords = (bitsPerSecond: number): string => {
  if (bitsPerSecond === 0) return '0 Mbit/s';
  const mbit = bitsPerSecond / 1_000_000;
  return mbit < 0.1 ? 'under 0.1 Mbit/s' : `${mbit.toFixed(1)} Mbit/s`;
};

/** What this class's live screens take of the school's network now, for all who look together. */
export const ScreenCost = ({ lessonId }: { lessonId: string }) => {
  const { connection } = useDashboard();
  const cost = useSignal<Cost | null>(null);
  const isOnline = connection.status.value === 'online';
  useEffect(() => {
    if (!isOnline) return undefined;
    let isGone = false;
    const ask = async () => {
      if (document.hidden) return;
      const answer = await connection.ask('screen-cost', { lessonId });
      if (!isGone) cost.value = answer.ok ? answer.value : null;
    };
    void ask();
    const timer = setInterval(() => void ask(), asksEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
      cost.value = null;
    };
  }, [lessonId, isOnline]);
  if (cost.value === null) return null;
  const { upBitsPerSecond, downBitsPerSecond } = cost.value;
  const [up, down] = [rateWords(upBitsPerSecond), rateWords(downBitsPerSecond)];
  return (
    <p
      class="screen-cost quiet-text"
      data-screen-cost
      title={`${up} from pupils’ devices, ${down} to who looks`}
    >
      <Icon name="eye" />
      <span>
        Screens: {up}
        <span class="unseen"> from pupils’ devices, {down} to who looks</span>
      </span>
    </p>
  );
};
