import fc from 'fast-check';
import { Manager } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import { Decoder, Encoder } from './socket-parser.ts';

const decode = (...messages: unknown[]): unknown[] => {
  const packets: unknown[] = [];
  const decoder = new Decoder().on('decoded', (packet) => packets.push(packet));
  for (const message of messages) decoder.add(message);
  return packets;
};
const encode = (packet: Parameters<Encoder['encode']>[0]): string | Uint8Array =>
  new Encoder().encode(packet)[0];
const roundTrip = (packet: Parameters<Encoder['encode']>[0]): unknown => decode(encode(packet))[0];

/** Socket.IO's own, which it shows nobody. */
const theirs = new Manager('http://localhost', { autoConnect: false }) as unknown as {
  readonly encoder: { encode(packet: unknown): unknown[] };
  readonly decoder: { decodeString(text: unknown): unknown };
};

/** As it comes back from JSON, which has no -0. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
const event = fc.record({
  type: fc.constant(2),
  nsp: fc.constantFrom('/', '/device'),
  data: fc.tuple(fc.constantFrom('frame', 'presence', '12,[]'), json, json),
});
const ack = fc.record({
  type: fc.constant(3),
  nsp: fc.constantFrom('/', '/device'),
  id: fc.nat(),
  data: fc.tuple(json),
});
const other = fc.constantFrom(
  { type: 0, nsp: '/device' },
  { type: 0, nsp: '/device', data: { sid: 'abc' } },
  { type: 1, nsp: '/device' },
  { type: 4, nsp: '/device', data: { message: 'wrong-origin' } },
);

describe('text', () => {
  test('is written and read as Socket.IO does', () => {
    fc.assert(
      fc.property(fc.oneof(event, ack, other), (packet) => {
        const text = encode(packet);
        expect([text]).toEqual(theirs.encoder.encode(packet));
        expect(decode(text)).toEqual([theirs.decoder.decodeString(text)]);
      }),
    );
  });

  test.each([
    '',
    'x',
    '2',
    '7["a"]',
    '2{}',
    '2[1]',
    '2["disconnecting"]',
    '2["a"',
    '30{}',
    '0[]',
    '1["a"]',
    '51-["frame"]',
    '5["frame"]',
    '6[{"ok":true,"value":{}}]',
  ])('%j is refused', (text) => {
    expect(() => decode(text)).toThrow();
  });
});

describe('bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });

  test('come with an event as its last argument, in one message', () => {
    fc.assert(
      fc.property(event, bytes, ({ data, ...packet }, picture) => {
        const whole = { ...packet, data: [...data, picture] };
        expect(roundTrip(whole)).toEqual(whole);
      }),
    );
  });

  test('come in the value of an answer', () => {
    const answer = [{ ok: true, value: { type: 'image/jpeg', page: null, bytes: new Uint8Array([1, 2]) } }];
    const packet = { type: 3, nsp: '/device', id: 7, data: answer };
    expect(roundTrip(packet)).toEqual(packet);
  });

  test('are read where they came, without a copy, from a buffer of any kind', () => {
    const message = encode({ type: 2, nsp: '/device', data: ['frame', {}, new Uint8Array([7, 8])] });
    if (typeof message === 'string') throw new Error('It is text');
    const around = new Uint8Array(message.byteLength + 9);
    around.set(message, 5);
    const [packet] = decode(around.subarray(5, 5 + message.byteLength)) as [{ data: Uint8Array[] }];
    expect(packet.data[2]).toEqual(new Uint8Array([7, 8]));
    expect(packet.data[2]?.buffer).toBe(around.buffer);
    expect(decode(message.slice().buffer)).toEqual([packet]);
  });

  test.each([
    ['nothing', []],
    ['a length beyond the end', [0, 0, 0, 9, 50]],
    ['an answer without a value', [0, 0, 0, 3, 54, 91, 93, 1]],
    ['an event without a name', [0, 0, 0, 3, 53, 91, 93, 1]],
    ['text that is no packet with bytes', [0, 0, 0, 1, 50]],
  ])('%s is refused', (_what, message) => {
    expect(() => decode(new Uint8Array(message))).toThrow();
  });

  test('anything else is refused', () => {
    expect(() => decode({ length: 9 })).toThrow('Not a message');
  });
});

test('a decoder that is done tells nobody', () => {
  let told = 0;
  const decoder = new Decoder().on('decoded', () => (told += 1));
  decoder.destroy();
  decoder.add('2["a"]');
  expect(told).toBe(0);
});
