import type { Signal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { Choice } from '../../ui/choice.tsx';
import { guestEnds } from './guest-ends.ts';

/** Until when a guest may stay. */
export const EndChoice = ({ end }: { end: Signal<string> }) => {
  const { clock } = useDashboard();
  return (
    <Choice
      legend="Until when"
      look="list"
      value={end.value}
      onChange={(value) => (end.value = value)}
      options={guestEnds(clock.now.value).map(({ value, label }) => ({ value, label }))}
    />
  );
};
