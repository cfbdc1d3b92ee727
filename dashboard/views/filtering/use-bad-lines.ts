import { useEffect, useRef } from 'preact/hooks';
import { useUnsaved } from '../../state/use-unsaved.ts';

/**
 * For lines that cannot go into the draft. While there are any they hold back publishing, and nobody leaves them without
 * being asked; gone with their editor they hold back nothing. The answer is told whether there are.
 */
export const useBadLines = (title: string, onBad: (isBad: boolean) => void): ((isBad: boolean) => void) => {
  const isBad = useRef(false);
  useUnsaved({ isUnsaved: () => isBad.current, title: () => title });
  useEffect(
    () => () => {
      if (isBad.current) onBad(false);
    },
    [],
  );
  return (next) => {
    isBad.current = next;
    onBad(next);
  };
};
