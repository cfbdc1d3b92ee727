import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FrameMode } from '#shared/screen/frame.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { FrameStore } from '../../state/frames.ts';
import { createScreenPainter } from '../../ui/screen-painter.ts';
import { whyNoPicture } from './why-no-picture.ts';

export interface ShowScreenParts {
  readonly frames: FrameStore;
  readonly canvas: HTMLCanvasElement;
  readonly deviceId: string;
  readonly mode: FrameMode;
  readonly onPainted: () => void;
  readonly onUnsupported: () => void;
}

/** Draws one screen until it is stopped. Close up it begins with the small picture, so that something is seen at once. */
export const showScreen = ({ frames, deviceId, mode, ...parts }: ShowScreenParts): (() => void) => {
  let stopEarly: (() => void) | null = null;
  const begin = (from: FrameMode, onPainted: () => void) => {
    const onBroken = () => frames.needKey(deviceId, from);
    const painter = createScreenPainter({ ...parts, onPainted, onBroken });
    const unfollow = frames.follow(deviceId, from, (frame) => painter.take(frame));
    return () => {
      unfollow();
      painter.stop();
    };
  };
  const endEarly = () => {
    stopEarly?.();
    stopEarly = null;
  };
  if (mode === 'close') stopEarly = begin('grid', parts.onPainted);
  const stop = begin(mode, () => {
    endEarly();
    parts.onPainted();
  });
  return () => {
    endEarly();
    stop();
  };
};

/** The newest picture of one device. `data-frames` on the canvas counts the pictures drawn. */
export const LivePicture = ({ tile, mode }: { tile: Tile; mode: FrameMode }) => {
  const { frames } = useDashboard();
  const ref = useRef<HTMLCanvasElement>(null);
  const hasPicture = useSignal(false);
  const isUnsupported = useSignal(false);
  const why = whyNoPicture(tile);
  const { deviceId } = tile;

  useEffect(() => {
    const canvas = ref.current;
    hasPicture.value = false;
    if (deviceId !== null && why !== null) frames.forget(deviceId);
    if (canvas === null || deviceId === null || why !== null) return undefined;
    let count = 0;
    return showScreen({
      frames,
      canvas,
      deviceId,
      mode,
      onPainted: () => {
        hasPicture.value = true;
        canvas.dataset['frames'] = String(++count);
      },
      onUnsupported: () => (isUnsupported.value = true),
    });
  }, [deviceId, mode, why]);

  const words = why ?? waitingWords(hasPicture.value, isUnsupported.value);
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

const waitingWords = (hasPicture: boolean, isUnsupported: boolean): string | null => {
  if (hasPicture) return null;
  return isUnsupported
    ? 'This browser cannot show live screens. Use Chrome or Edge, with an https address.'
    : 'Waiting for picture…';
};
