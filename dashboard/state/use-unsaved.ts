import { useLayoutEffect, useRef } from 'preact/hooks';
import { useDashboard } from '../dashboard-context.ts';
import type { UnsavedPlace } from './unsaved.ts';

/** For the time that a component is shown: nobody leaves what it holds unsaved without being asked. */
export const useUnsaved = (place: Omit<UnsavedPlace, 'letGo'>): void => {
  const { unsaved } = useDashboard();
  const now = useRef(place);
  now.current = place;
  const isLetGo = useRef(false);
  useLayoutEffect(
    () =>
      unsaved.add({
        ...place,
        isUnsaved: () => !isLetGo.current && now.current.isUnsaved(),
        letGo: () => (isLetGo.current = true),
      }),
    [],
  );
};
