import type { Signal } from '@preact/signals';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { Field } from '../../ui/field.tsx';
import { Loaded } from '../../ui/loaded.tsx';

/** One of the school's pupils; empty until one is chosen. */
export const PupilSelect = ({ chosen }: { chosen: Signal<string> }) => {
  const { api } = useDashboard();
  const pupils = useResource(() => api.call('pupils', {}));
  return (
    <Loaded resource={pupils} what="the pupils">
      {(all) => (
        <Field label="Pupil">
          {(ids) => (
            <select
              {...ids}
              name="pupil"
              value={chosen.value}
              onChange={(event) => (chosen.value = event.currentTarget.value)}
            >
              <option value="">Choose a pupil</option>
              {all.map(({ pupilId, name }) => (
                <option key={pupilId} value={pupilId}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </Loaded>
  );
};
