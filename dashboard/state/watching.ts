import type { Connection } from '../connection.ts';

/** Says which screens this page looks at: the tiles on view, and at most one close up. Nobody looks at a hidden page. */
export interface Watching {
  readonly setVisible: (deviceId: string, isVisible: boolean) => void;
  readonly setClose: (deviceId: string | null) => void;
  readonly setPageHidden: (isHidden: boolean) => void;
  /** Says everything again, after a reconnect. */
  readonly repeat: () => void;
  readonly stop: () => void;
}

export interface WatchingParts {
  readonly lessonId: string;
  readonly ask: Connection['ask'];
  /** Scrolling shows and hides many tiles at once: they are told of together after this long. */
  readonly settleMs?: number;
}

export const createWatching = ({ lessonId, ask, settleMs = 100 }: WatchingParts): Watching => {
  const visible = new Set<string>();
  let close: string | null = null;
  let isHidden = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';

  const tell = () => {
    timer = undefined;
    const grid = isHidden ? [] : [...visible].sort();
    const closeUp = isHidden || close === null ? [] : [close];
    const saying = JSON.stringify([grid, closeUp]);
    if (saying === told) return;
    told = saying;
    void ask('watch', { lessonId, mode: 'grid', deviceIds: grid });
    void ask('watch', { lessonId, mode: 'close', deviceIds: closeUp });
  };
  const tellSoon = () => {
    timer ??= setTimeout(tell, settleMs);
  };

  return {
    setVisible: (deviceId, isVisible) => {
      if (isVisible) visible.add(deviceId);
      else visible.delete(deviceId);
      tellSoon();
    },
    setClose: (deviceId) => {
      close = deviceId;
      tellSoon();
    },
    setPageHidden: (hidden) => {
      isHidden = hidden;
      if (!hidden) return tellSoon();
      // The browser may freeze a page that is left, with its socket open and its timers still: there is no later.
      clearTimeout(timer);
      tell();
    },
    repeat: () => {
      told = '';
      tellSoon();
    },
    stop: () => {
      clearTimeout(timer);
      void ask('watch', { lessonId, mode: 'off', deviceIds: [] });
    },
  };
};
