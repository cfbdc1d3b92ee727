import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LessonScreenCost } from '#shared/socket-events.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { Icon } from '../../ui/icon.tsx';

const asksEveryMs = 5_000;

/** "0.4 Mbit/s"; never less than is said truly. */
export const rateWords = (bitsPerSecond: number): string => {
  if (bitsPerSecond === 0) return '0 Mbit/s';
  const mbit = bitsPerSecond / 1_000_000;
  return mbit < 0.1 ? 'under 0.1 Mbit/s' : `${mbit.toFixed(1)} Mbit/s`;
};

/** What live screens take of the school's network now, for all who look together: this class's, and all lessons'. */
export const ScreenCost = ({ lessonId }: { lessonId: string }) => {
  const { connection } = useDashboard();
  const cost = useSignal<LessonScreenCost | null>(null);
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
  const { school } = cost.value;
  return (
    <p
      class="screen-cost quiet-text"
      data-screen-cost
      title={`Live screens take of the network\nThis class: ${bothWays(cost.value)}\nThe whole school: ${bothWays(school)}`}
    >
      <Icon name="eye" />
      <span class="screen-cost-lines">
        <span>Screens here: {rateWords(cost.value.upBitsPerSecond)}</span>
        <span>Whole school: {rateWords(school.upBitsPerSecond)}</span>
        <span class="unseen">
          This class: {bothWays(cost.value)}. The whole school: {bothWays(school)}.
        </span>
      </span>
    </p>
  );
};

const bothWays = ({ upBitsPerSecond, downBitsPerSecond }: LessonScreenCost['school']): string =>
  `${rateWords(upBitsPerSecond)} from pupils’ devices, ${rateWords(downBitsPerSecond)} to who looks`;
