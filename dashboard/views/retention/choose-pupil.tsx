import type { Signal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { PupilSelect } from '../pupil-select.tsx';

/** One of the school's pupils; empty until one is chosen. */
export const ChoosePupil = ({ chosen }: { chosen: Signal<string> }) => {
  const { api } = useDashboard();
  const pupils = useResource(() => api.call('pupils', {}));
  return (
    <Loaded resource={pupils} what="the pupils">
      {(all) => <PupilSelect pupils={all} chosen={chosen} nobody="Choose a pupil" />}
    </Loaded>
  );
};
