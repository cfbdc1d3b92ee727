import { browser, offscreenPage } from '../browser.ts';
import type { EncodingLine, OffscreenPage } from '../screen/far-encoder.ts';
import { encodingChannel, type EncodingAnswer } from '../screen/encoding-orders.ts';

/** The page in which screens are encoded. It outlives the extension's worker. */
export const encodingPage: OffscreenPage = {
  isOpen: () => offscreenPage.isOpen(),
  open: () =>
    offscreenPage.open(
      browser.runtime.getURL('offscreen.html'),
      'Writes the screen that a teacher looks at as a video, in a worker.',
    ),
  close: () => offscreenPage.close(),
};

export const createEncodingLine = (): EncodingLine => {
  const channel = new BroadcastChannel(encodingChannel);
  return {
    send: (order) => channel.postMessage(order),
    onAnswer: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<EncodingAnswer>) => listener(data));
    },
  };
};
