import { useMemo } from 'preact/hooks';
import type { Tile } from '#shared/class-snapshot.ts';
import { StopDialog } from './stop-dialog.tsx';

export const isStoppable = ({ deviceId, state }: Pick<Tile, 'deviceId' | 'state'>): boolean =>
  deviceId !== null && state !== 'stopped';

export interface StopScreenProps {
  readonly lessonId: string;
  readonly tile: Tile | undefined;
  readonly onClose: () => void;
}

/** For one pupil's screen. It stays while the tile behind it turns: what to do now is read here. */
export const StopScreen = ({ lessonId, tile, onClose }: StopScreenProps) => {
  // The one that was meant when the question was asked.
  const meant = useMemo(() => tile, []);
  if (meant === undefined || meant.deviceId === null) return null;
  const request = { lessonId, deviceId: meant.deviceId };
  return <StopDialog request={request} what={`${meant.name}’s screen`} onClose={onClose} />;
};
