import type { ScreenOrder } from './screen-orders.ts';
import { createScreenDesk } from './screen-desk.ts';

const take = createScreenDesk({
  tell: (news) => globalThis.postMessage(news),
  // A worker's canvas is handed over to the page after the callbacks of the next animation frame.
  whenShown: (done) => requestAnimationFrame(() => setTimeout(done)),
});

addEventListener('message', ({ data }: MessageEvent<ScreenOrder>) => take(data));
