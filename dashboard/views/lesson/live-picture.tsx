import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { FrameMode } from '#shared/screen/frame.ts';
import type { Tile } from '#shared/class-snapshot.ts';
import { useDashboard } from '../../dashboard-context.ts';
import type { OpenScreenParts, Screens } from '../../screens/screens.ts';
import type { FrameStore } from '../../state/frames.ts';
import { whyNoPicture } from './why-no-picture.ts';

export interface ShowScreenParts extends Omit<OpenScreenParts, 'onPainted' | 'onBroken'> {
  readonly frames: FrameStore;
  readonly screens: Screens;
  readonly deviceId: string;
  readonly onPainted: () => void;
}

/** Draws one screen until it is stopped. Close up it begins with the small picture, so that something is seen at once. */
export const showScreen = ({ frames, screens, deviceId, ...parts }: ShowScreenParts): (() => void) => {
  const { mode } = parts;
  const stops = new Map<FrameMode, () => void>();
  const unfollow = (from: FrameMode) => {
    stops.get(from)?.();
    stops.delete(from);
  };
  const screen = screens.open({
    ...parts,
    onPainted: (from) => {
      if (from === 'close') unfollow('grid');
      parts.onPainted();
    },
    onBroken: (from) => frames.needKey(deviceId, from),
  });
  for (const from of mode === 'close' ? (['grid', 'close'] as const) : ([mode] as const))
    stops.set(from, frames.follow(deviceId, from, screen.take));
  return () => {
    for (const from of stops.keys()) unfollow(from);
    screen.stop();
  };
};

interface ScreenCanvasProps extends Pick<ShowScreenParts, 'deviceId' | 'mode' | 'onUnsupported' | 'onLost'> {
  readonly label: string;
  readonly isHidden: boolean;
  readonly onPicture: (hasPicture: boolean) => void;
}

/** A canvas for one screen, whose decoder goes with it. `data-frames` on it counts the pictures drawn. */
const ScreenCanvas = ({ label, isHidden, onPicture, ...parts }: ScreenCanvasProps) => {
  const { frames, screens } = useDashboard();
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return undefined;
    let count = 0;
    const onPainted = () => {
      onPicture(true);
      canvas.dataset['frames'] = String(++count);
    };
    const stop = showScreen({ ...parts, frames, screens, canvas, onPainted });
    return () => {
      stop();
      onPicture(false);
    };
  }, []);
  return <canvas ref={ref} role="img" aria-label={label} width={16} height={9} hidden={isHidden} />;
};

/** The newest picture of one device. */
export const LivePicture = ({ tile, mode }: { tile: Tile; mode: FrameMode }) => {
  const { frames } = useDashboard();
  const hasPicture = useSignal(false);
  const isUnsupported = useSignal(false);
  const lost = useSignal(0);
  const why = whyNoPicture(tile);
  const { deviceId } = tile;

  useEffect(() => {
    if (deviceId !== null && why !== null) frames.forget(deviceId);
  }, [deviceId, why]);

  const words = why ?? waitingWords(hasPicture.value, isUnsupported.value);
  return (
    <div class="live-picture" data-has-picture={hasPicture.value && why === null}>
      {deviceId !== null && why === null && (
        <ScreenCanvas
          key={`${deviceId} ${mode} ${lost.value}`}
          {...{ deviceId, mode }}
          label={`Screen of ${tile.name}`}
          isHidden={words !== null}
          onPicture={(isThere) => (hasPicture.value = isThere)}
          onUnsupported={() => (isUnsupported.value = true)}
          onLost={() => (lost.value += 1)}
        />
      )}
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
