import type { FrameHead } from '#shared/screen/frame.ts';
import type { Connection } from '../connection.ts';

interface Frame {
  readonly head: FrameHead;
  readonly blob: Blob;
  /** Local epoch ms at which it arrived. */
  readonly at: number;
}
export type FrameMode = FrameHead['mode'];
type FrameListener = (frame: Frame) => void;

/** The newest picture of each device and mode, and who draws it. Holds nothing but the newest. */
export interface FrameStore {
  readonly latest: (deviceId: string, mode: FrameMode) => Frame | undefined;
  /** Called with the newest at once, when there is one, then with each next. Returns a stop function. */
  readonly follow: (deviceId: string, mode: FrameMode, listener: FrameListener) => () => void;
  readonly clear: () => void;
}

const keyOf = (deviceId: string, mode: FrameMode) => `${mode} ${deviceId}`;

export const createFrameStore = (connection: Pick<Connection, 'on'>): FrameStore => {
  const newest = new Map<string, Frame>();
  const listeners = new Map<string, Set<FrameListener>>();

  connection.on('frame', (deviceId, head, bytes) => {
    // Browsers hand binary over as an ArrayBuffer, Node as a Buffer: both become a copy of their own.
    const blob = new Blob([new Uint8Array(bytes)], { type: `image/${head.codec}` });
    const frame = { head, blob, at: Date.now() };
    const key = keyOf(deviceId, head.mode);
    newest.set(key, frame);
    for (const listener of listeners.get(key) ?? []) listener(frame);
  });

  return {
    latest: (deviceId, mode) => newest.get(keyOf(deviceId, mode)),
    follow: (deviceId, mode, listener) => {
      const key = keyOf(deviceId, mode);
      const followers = listeners.get(key) ?? new Set();
      listeners.set(key, followers.add(listener));
      const now = newest.get(key);
      if (now !== undefined) listener(now);
      return () => {
        followers.delete(listener);
        if (followers.size === 0) listeners.delete(key);
      };
    },
    clear: () => newest.clear(),
  };
};
