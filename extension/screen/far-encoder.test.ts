import { beforeEach, expect, test, vi } from 'vitest';
import type { EncodeRequest, EncodingAnswer, EncodingOrder, UnfitCodecs } from './encoding-orders.ts';
import { FarEncoder } from './far-encoder.ts';

const request: EncodeRequest = { mode: 'grid', dataUrl: 'data:,', maxWidth: 480, isKey: false };
const picture = { codec: 'vp9', isKey: true, width: 480, height: 270, bytes: new Uint8Array([7]) } as const;

let isOpen: boolean;
let opened: number;
/** How many orders are lost before somebody listens. */
let deafTo: number;
let orders: EncodingOrder[];
let answer: (answer: EncodingAnswer) => void;
let reply: (order: EncodingOrder) => EncodingAnswer | null;
let unfit: UnfitCodecs;
let far: FarEncoder;

beforeEach(() => {
  [isOpen, opened, deafTo, orders, unfit] = [false, 0, 0, [], { grid: [], close: ['av1'] }];
  reply = (order) =>
    order.kind === 'encode' ? { kind: 'encoded', id: order.id, picture, unfit: ['av1'] } : { kind: 'here' };
  far = new FarEncoder({
    page: {
      isOpen: async () => isOpen,
      open: async () => {
        [isOpen, opened] = [true, opened + 1];
      },
      close: async () => void (isOpen = false),
    },
    line: {
      send: (order) => {
        if (deafTo-- > 0 || !isOpen) return;
        orders.push(order);
        const said = reply(order);
        if (said !== null) queueMicrotask(() => answer(said));
      },
      onAnswer: (listener) => (answer = listener),
    },
    readUnfit: async () => unfit,
    keepUnfit: async (known) => void (unfit = known),
  });
});

test('opens the page once, waits until its worker listens, and keeps what was found out', async () => {
  deafTo = 3;
  expect(await far.encode(request)).toBe(picture);
  expect(unfit).toEqual({ grid: ['av1'], close: ['av1'] });
  await far.encode(request);
  expect([opened, orders.filter(({ kind }) => kind === 'encode')]).toEqual([
    1,
    [
      { kind: 'encode', id: 1, unfit: [], request },
      { kind: 'encode', id: 2, unfit: ['av1'], request },
    ],
  ]);
});

test('opens it again where the browser has ended it', async () => {
  await far.encode(request);
  isOpen = false;
  await far.encode(request);
  expect(opened).toBe(2);
});

test('rejects what cannot be encoded, and what is not answered', async () => {
  reply = (order) => (order.kind === 'encode' ? { kind: 'failed', id: order.id } : { kind: 'here' });
  await expect(far.encode(request)).rejects.toThrow('Not encoded');
  reply = () => null;
  const waiting = far.encode(request);
  await vi.waitFor(() => expect(orders.filter(({ kind }) => kind === 'encode')).toHaveLength(2));
  await far.close();
  await expect(waiting).rejects.toThrow('Closed');
  expect(isOpen).toBe(false);
});

test('a page that was there before and does not answer is no use', async () => {
  isOpen = true;
  reply = () => null;
  await expect(far.encode(request)).rejects.toThrow('Not in time');
});
