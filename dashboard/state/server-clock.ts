import { signal, type ReadonlySignal } from '@preact/signals';

/** The server's time as seen here: the school's machines are often minutes out. */
export interface ServerClock {
  /** Epoch ms, moves on once a second while started. */
  readonly now: ReadonlySignal<number>;
  /** Learns the offset from a server time that has just arrived. */
  readonly set: (serverNow: number) => void;
  readonly start: () => () => void;
}

export const createServerClock = (localNow: () => number = Date.now): ServerClock => {
  let offsetMs = 0;
  const now = signal(localNow());
  const tick = () => {
    now.value = localNow() + offsetMs;
  };
  return {
    now,
    set: (serverNow) => {
      offsetMs = serverNow - localNow();
      tick();
    },
    start: () => {
      const timer = setInterval(tick, 1_000);
      return () => clearInterval(timer);
    },
  };
};
