import type { FramePainter } from './frame-painter.ts';
import type { ScreenNews, ScreenOrder } from './screen-orders.ts';
import { createScreenPainter } from './screen-painter.ts';

export interface ScreenDeskParts {
  readonly tell: (news: ScreenNews) => void;
  /** Calls back once what was drawn until now can be seen. */
  readonly whenShown: (done: () => void) => void;
}

/** The worker's side of all screens that are open: one painter, and with it one decoder, for each. */
export const createScreenDesk = ({ tell, whenShown }: ScreenDeskParts): ((order: ScreenOrder) => void) => {
  const painters = new Map<number, FramePainter>();

  const open = ({ id, mode, canvas }: Extract<ScreenOrder, { kind: 'open' }>) => {
    const painter = createScreenPainter({
      canvas,
      mode,
      onPainted: (from) => whenShown(() => tell({ kind: 'painted', id, from })),
      onBroken: (from) => tell({ kind: 'broken', id, from }),
      onUnsupported: () => tell({ kind: 'unsupported', id }),
    });
    painters.set(id, painter);
  };

  return (order) => {
    switch (order.kind) {
      case 'open':
        return open(order);
      case 'frame':
        return painters.get(order.id)?.take(order.frame);
      case 'stop':
        painters.get(order.id)?.stop();
        painters.delete(order.id);
    }
  };
};
