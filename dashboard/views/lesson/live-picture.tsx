import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Tile } from '#shared/socket-events.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { FrameMode } from '../../state/frames.ts';
import { createPainter } from '../../ui/picture.tsx';

/** Why there is no live picture, in words; null when there is or may be one. */
const whyNoPicture = ({ deviceId, state, picture }: Tile): string | null => {
  if (deviceId === null) return 'No device';
  if (state === 'away') return 'Not online';
  switch (picture) {
    case 'live':
    case 'not-watched':
      return null;
    case 'no-lesson':
      return 'Not in the lesson yet';
    case 'private-page':
      return 'Private page, not shown';
    case 'blocked-page':
      return 'Blocked page, not shown';
    case 'unavailable':
      return 'No picture just now';
  }
};

/**
 * The newest picture of one device. Close up it begins with the small one, so that there is something to see at once.
 * `data-frames` on the canvas counts the pictures drawn.
 */
export const LivePicture = ({ tile, mode }: { tile: Tile; mode: FrameMode }) => {
  const { frames } = useDashboard();
  const ref = useRef<HTMLCanvasElement>(null);
  const hasPicture = useSignal(false);
  const why = whyNoPicture(tile);
  const { deviceId } = tile;

  useEffect(() => {
    const canvas = ref.current;
    hasPicture.value = false;
    if (canvas === null || deviceId === null || why !== null) return undefined;
    let count = 0;
    const painter = createPainter(canvas, () => {
      hasPicture.value = true;
      canvas.dataset['frames'] = String(++count);
    });
    const early = mode === 'close' ? frames.latest(deviceId, 'grid') : undefined;
    if (early !== undefined) painter.paint(early.blob);
    const stop = frames.follow(deviceId, mode, ({ blob }) => painter.paint(blob));
    return () => {
      stop();
      painter.stop();
    };
  }, [deviceId, mode, why]);

  const words = why ?? (hasPicture.value ? null : 'Waiting for picture…');
  return (
    <div class="live-picture" data-has-picture={hasPicture.value && why === null}>
      <canvas
        ref={ref}
        role="img"
        aria-label={`Screen of ${tile.name}`}
        width={16}
        height={9}
        hidden={words !== null}
      />
      {words !== null && <p class="no-picture">{words}</p>}
    </div>
  );
};
