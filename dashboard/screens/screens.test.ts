// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FrameHead, FrameMode } from '#shared/screen/frame.ts';
import { createScreenDesk } from './screen-desk.ts';
import type { ScreenNews, ScreenOrder } from './screen-orders.ts';
import { createScreens } from './screens.ts';

const head: FrameHead = { mode: 'grid', codec: 'av1', isKey: true, seq: 3, width: 480, height: 270 };
const frame = (change: Partial<FrameHead> = {}) => ({
  head: { ...head, ...change },
  bytes: new Uint8Array([1]),
});

/** Those of the browser that are open now. */
let decoders: Set<object>;

class Decoder {
  state = 'configured';
  readonly #output: (picture: unknown) => void;

  constructor({ output }: { output: (picture: unknown) => void }) {
    this.#output = output;
    decoders.add(this);
  }

  configure = () => undefined;
  decode = () => this.#output({ displayWidth: 480, displayHeight: 270, close: () => undefined });
  close = () => {
    this.state = 'closed';
    decoders.delete(this);
  };
}

/** The worker's own part at the other end of a wire that carries both ways at once. */
const playWorker = () => {
  const wire = new EventTarget();
  const tell = (data: ScreenNews) => void wire.dispatchEvent(new MessageEvent('message', { data }));
  const desk = createScreenDesk({ tell, whenShown: (done) => done() });
  const orders: ScreenOrder[] = [];
  const worker = {
    addEventListener: wire.addEventListener.bind(wire),
    postMessage: (order: ScreenOrder) => {
      orders.push(order);
      desk(order);
    },
    terminate: vi.fn(),
  };
  return { worker, orders, break: () => wire.dispatchEvent(new Event('error')) };
};

const play = () => {
  const played = playWorker();
  const startWorker = vi.fn(() => played.worker);
  const screens = createScreens(startWorker);
  const heard: string[] = [];
  const open = (mode: FrameMode) =>
    screens.open({
      canvas: document.createElement('canvas'),
      mode,
      onPainted: (from) => void heard.push(`painted ${from}`),
      onBroken: (from) => void heard.push(`broken ${from}`),
      onUnsupported: () => void heard.push('unsupported'),
      onLost: () => void heard.push('lost'),
    });
  return { ...played, startWorker, heard, open };
};

beforeEach(() => {
  decoders = new Set();
  vi.stubGlobal('VideoDecoder', Decoder);
  vi.stubGlobal('EncodedVideoChunk', EventTarget);
  // Nothing is drawn in this document: what is seen is tried in a browser (test/e2e/live-screens.test.ts).
  const surface = { width: 0, height: 0, getContext: () => null } as unknown as OffscreenCanvas;
  vi.spyOn(HTMLCanvasElement.prototype, 'transferControlToOffscreen').mockReturnValue(surface);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('one worker draws every screen, and frees its decoder with it', () => {
  const { open, heard, startWorker } = play();
  const [one, other] = [open('grid'), open('grid')];
  one.take(frame());
  other.take(frame());
  one.take(frame({ isKey: false, seq: 4 }));
  expect(heard).toEqual(['painted grid', 'painted grid', 'painted grid']);
  expect(decoders.size).toBe(2);
  one.stop();
  expect(decoders.size).toBe(1);
  other.stop();
  expect(decoders.size).toBe(0);
  expect(startWorker).toHaveBeenCalledOnce();
});

test('close up the small picture is drawn until the large one is, and its decoder is freed then', () => {
  const { open, heard } = play();
  const screen = open('close');
  screen.take(frame());
  expect(decoders.size).toBe(1);
  screen.take(frame({ mode: 'close' }));
  expect(decoders.size).toBe(1);
  screen.take(frame({ isKey: false, seq: 4 }));
  screen.take(frame({ mode: 'close', isKey: false, seq: 4 }));
  expect(heard).toEqual(['painted grid', 'painted close', 'painted close']);
});

test('a screen that needs a whole picture says of which mode, and one that is stopped says nothing', () => {
  const { open, heard } = play();
  const screen = open('close');
  screen.take(frame({ isKey: false }));
  screen.take(frame({ mode: 'close', isKey: false }));
  expect(heard).toEqual(['broken grid', 'broken close']);
  screen.stop();
  screen.take(frame());
  expect(heard).toHaveLength(2);
  expect(decoders.size).toBe(0);
});

test('a browser without video says so from the worker', () => {
  vi.stubGlobal('VideoDecoder', undefined);
  Reflect.deleteProperty(globalThis, 'VideoDecoder');
  const { open, heard } = play();
  open('grid').take(frame());
  expect(heard).toEqual(['unsupported']);
});

test('after the worker has failed the page draws by itself, on other canvases', () => {
  const { open, heard, orders, worker, break: breakWorker } = play();
  open('grid').take(frame());
  const ordered = orders.length;
  breakWorker();
  expect(heard).toEqual(['painted grid', 'lost']);
  expect(worker.terminate).toHaveBeenCalledOnce();
  const screen = open('grid');
  screen.take(frame());
  expect(heard.at(-1)).toBe('painted grid');
  expect(orders).toHaveLength(ordered);
  screen.stop();
});

test('where no canvas can be given away the page draws by itself', () => {
  vi.stubGlobal('HTMLCanvasElement', { prototype: {} });
  const { open, heard, startWorker } = play();
  open('grid').take(frame());
  expect(heard).toEqual(['painted grid']);
  expect(startWorker).not.toHaveBeenCalled();
});
