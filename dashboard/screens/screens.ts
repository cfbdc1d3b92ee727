import type { FramePainter } from './frame-painter.ts';
import type { ScreenNews, ScreenOrder } from './screen-orders.ts';
import { createScreenPainter, type ScreenListener, type ScreenPainterParts } from './screen-painter.ts';

export interface OpenScreenParts extends ScreenPainterParts {
  readonly canvas: HTMLCanvasElement;
  /** The worker has failed and nothing can draw on this canvas any more: open another. */
  readonly onLost: () => void;
}

/** Draws screens: in a worker where the browser can, so that the page's own thread stays free for the teacher. */
export interface Screens {
  /** A canvas is opened once in its life. */
  readonly open: (parts: OpenScreenParts) => FramePainter;
}

type ScreenWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

const canTransfer = () => 'transferControlToOffscreen' in HTMLCanvasElement.prototype;

const hear = (news: ScreenNews, listener: ScreenListener | undefined) => {
  if (news.kind === 'painted') listener?.onPainted(news.from);
  else if (news.kind === 'broken') listener?.onBroken(news.from);
  else listener?.onUnsupported();
};

/** `startWorker` is called for the first screen; without it, or after its worker has failed, the page draws by itself. */
export const createScreens = (startWorker: (() => ScreenWorker) | null): Screens => {
  const listeners = new Map<number, OpenScreenParts>();
  let worker: ScreenWorker | null = null;
  let start = canTransfer() ? startWorker : null;
  let lastId = 0;

  const fail = () => {
    start = null;
    worker?.terminate();
    const lost = [...listeners.values()];
    listeners.clear();
    for (const { onLost } of lost) onLost();
  };

  const listenTo = (started: ScreenWorker): ScreenWorker => {
    started.addEventListener('message', ({ data }: MessageEvent<ScreenNews>) =>
      hear(data, listeners.get(data.id)),
    );
    started.addEventListener('error', fail);
    return started;
  };

  const openIn = (drawer: ScreenWorker, parts: OpenScreenParts): FramePainter => {
    const id = (lastId += 1);
    const order = (what: ScreenOrder, transfer: Transferable[] = []) => drawer.postMessage(what, transfer);
    const canvas = parts.canvas.transferControlToOffscreen();
    listeners.set(id, parts);
    order({ kind: 'open', id, mode: parts.mode, canvas }, [canvas]);
    return {
      // The few kB are copied: they stay here for whoever looks next.
      take: (frame) => order({ kind: 'frame', id, frame }),
      stop: () => {
        listeners.delete(id);
        order({ kind: 'stop', id });
      },
    };
  };

  return {
    open: (parts) => {
      if (start === null) return createScreenPainter(parts);
      worker ??= listenTo(start());
      return openIn(worker, parts);
    },
  };
};
