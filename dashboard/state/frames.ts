import { FrameGroup, type Frame as SentFrame } from '#shared/screen/frame-group.ts';
import { frameModes, type FrameMode } from '#shared/screen/frame.ts';
import type { Connection } from '../connection.ts';

export type Frame = SentFrame;
type FrameListener = (frame: Frame) => void;

/** The newest picture of each device and mode with what it builds on, and who draws it. Holds nothing else. */
export interface FrameStore {
  /** Called with all that makes up the newest picture at once, then with each next frame. Returns a stop function. */
  readonly follow: (deviceId: string, mode: FrameMode, listener: FrameListener) => () => void;
  /** What came cannot be shown: asks the device for a whole picture, at most once a second. */
  readonly needKey: (deviceId: string, mode: FrameMode) => void;
  /** There is nothing to see of this device now. */
  readonly forget: (deviceId: string) => void;
  readonly clear: () => void;
}

const asksEveryMs = 1_000;

const keyOf = (deviceId: string, mode: FrameMode) => `${mode} ${deviceId}`;

export const createFrameStore = ({ on, ask }: Pick<Connection, 'on' | 'ask'>): FrameStore => {
  const groups = new Map<string, FrameGroup>();
  const listeners = new Map<string, Set<FrameListener>>();
  const askedAt = new Map<string, number>();

  const needKey = (deviceId: string, mode: FrameMode) => {
    const key = keyOf(deviceId, mode);
    const now = performance.now();
    if (now - (askedAt.get(key) ?? -Infinity) < asksEveryMs) return;
    askedAt.set(key, now);
    void ask('need-key', { deviceId, mode });
  };

  on('frame', (deviceId, head, bytes) => {
    // Browsers hand binary over as an ArrayBuffer, Node as a Buffer: both become a copy of their own.
    const frame = { head, bytes: new Uint8Array(bytes) };
    const key = keyOf(deviceId, head.mode);
    const group = groups.get(key) ?? new FrameGroup();
    groups.set(key, group);
    if (!group.add(frame)) return needKey(deviceId, head.mode);
    for (const listener of listeners.get(key) ?? []) listener(frame);
  });

  return {
    follow: (deviceId, mode, listener) => {
      const key = keyOf(deviceId, mode);
      const followers = listeners.get(key) ?? new Set();
      listeners.set(key, followers.add(listener));
      for (const frame of groups.get(key)?.frames ?? []) listener(frame);
      return () => {
        followers.delete(listener);
        if (followers.size === 0) listeners.delete(key);
      };
    },
    needKey,
    forget: (deviceId) => {
      for (const mode of frameModes) {
        const key = keyOf(deviceId, mode);
        // They are copies of our own: what may not be seen is not left to whoever gets this memory next.
        for (const { bytes } of groups.get(key)?.frames ?? []) bytes.fill(0);
        groups.delete(key);
      }
    },
    clear: () => groups.clear(),
  };
};
