import { beforeEach, describe, expect, test } from 'vitest';
import { KeptGroup } from './kept-group.ts';
import { ViewerPump, type Stream } from './viewer-pump.ts';

let room: number;
let sent: string[];
let pump: ViewerPump;
let a: Stream;
let b: Stream;
let seq: number;

const streamOf = (deviceId: string): Stream => ({ deviceId, group: new KeptGroup() });

beforeEach(() => {
  room = 0;
  seq = 0;
  sent = [];
  [a, b] = [streamOf('a'), streamOf('b')];
  pump = new ViewerPump({
    isReady: () => room > 0,
    send: (deviceId, _head, bytes) => {
      room -= 1;
      sent.push(`${deviceId} ${Buffer.from(bytes).toString()}`);
    },
  });
});

const show = (stream: Stream, name: string, isKey = true): void => {
  const head = { mode: 'grid', codec: 'av1', isKey, seq: seq++, width: 480, height: 270 } as const;
  stream.group.add({ head, bytes: Buffer.from(name) });
  pump.offer(stream);
  stream.group.settle();
};
const readOn = (frames: number): void => {
  room = frames;
  pump.pump();
};

describe('a viewer', () => {
  test('who reads gets every frame at once', () => {
    room = 9;
    pump.begin(a);
    show(a, 'key');
    show(a, 'on top', false);
    expect(sent).toEqual(['a key', 'a on top']);
  });

  test('who does not read finds only the newest picture of each device', () => {
    for (const stream of [a, b]) pump.begin(stream);
    for (let index = 0; index < 1_000; index += 1) for (const stream of [a, b]) show(stream, `${index}`);
    readOn(9);
    expect(sent).toEqual(['a 999', 'b 999']);
  });

  test('who reads slowly sees all devices in turn', () => {
    for (const stream of [a, b]) pump.begin(stream);
    show(a, '1');
    show(b, '1');
    readOn(1);
    show(a, '2');
    readOn(2);
    expect(sent).toEqual(['a 1', 'b 1', 'a 2']);
  });

  test('who missed frames is skipped to the next key frame', () => {
    pump.begin(a);
    show(a, 'key');
    readOn(1);
    show(a, 'missed', false);
    show(a, 'missed too', false);
    show(a, 'next key');
    show(a, 'on top', false);
    readOn(9);
    expect(sent).toEqual(['a key', 'a next key', 'a on top']);
  });

  test('who missed frames before the screen came to rest has them when they read again', () => {
    pump.begin(a);
    show(a, 'key');
    readOn(1);
    show(a, 'on top', false);
    show(a, 'at rest', false);
    readOn(9);
    expect(sent).toEqual(['a key', 'a on top', 'a at rest']);
  });

  test('who comes late gets the kept picture, then what follows', () => {
    room = 9;
    show(a, 'key');
    show(a, 'on top', false);
    pump.begin(a);
    show(a, 'new', false);
    pump.begin(b);
    show(b, 'of no use', false);
    show(b, 'key');
    expect(sent).toEqual(['a key', 'a on top', 'a new', 'b key']);
  });

  test('who looks away gets nothing more', () => {
    pump.begin(a);
    show(a, '1');
    pump.stop(a);
    show(a, '2');
    readOn(9);
    expect(sent).toEqual([]);
  });
});
