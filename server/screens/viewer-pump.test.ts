import { beforeEach, describe, expect, test } from 'vitest';
import { FrameGroup, type Frame } from './frame-group.ts';
import { ViewerPump } from './viewer-pump.ts';

const frame = (name: string, isKey = true): Frame => ({
  head: { mode: 'grid', codec: 'jpeg', isKey, width: 480, height: 270 },
  bytes: Buffer.from(name),
});

let room: number;
let sent: string[];
let pump: ViewerPump;

beforeEach(() => {
  room = 0;
  sent = [];
  pump = new ViewerPump({
    isReady: () => room > 0,
    send: (deviceId, _head, bytes) => {
      room -= 1;
      sent.push(`${deviceId} ${Buffer.from(bytes).toString()}`);
    },
  });
});

const readOn = (frames: number): void => {
  room = frames;
  pump.pump();
};

describe('a viewer', () => {
  test('who reads gets every frame at once', () => {
    room = 9;
    pump.offer('a', frame('1'));
    pump.offer('a', frame('2', false));
    expect(sent).toEqual(['a 1', 'a 2']);
  });

  test('who does not read finds only the newest picture of each device', () => {
    for (let index = 0; index < 1_000; index += 1) {
      pump.offer('a', frame(`${index}`));
      pump.offer('b', frame(`${index}`));
    }
    readOn(9);
    expect(sent).toEqual(['a 999', 'b 999']);
  });

  test('who reads slowly sees all devices in turn', () => {
    pump.offer('a', frame('1'));
    pump.offer('b', frame('1'));
    readOn(1);
    pump.offer('a', frame('2'));
    readOn(2);
    expect(sent).toEqual(['a 1', 'b 1', 'a 2']);
  });

  test('who missed a frame is skipped to the next key frame', () => {
    pump.offer('a', frame('key'));
    pump.offer('a', frame('missed', false));
    readOn(1);
    room = 9;
    pump.offer('a', frame('of no use', false));
    pump.offer('a', frame('next key'));
    pump.offer('a', frame('on top', false));
    expect(sent).toEqual(['a key', 'a next key', 'a on top']);
  });

  test('who comes late gets the kept picture, then what follows', () => {
    room = 9;
    pump.begin('a', [frame('key'), frame('on top', false)]);
    pump.offer('a', frame('new', false));
    pump.begin('b', []);
    pump.offer('b', frame('of no use', false));
    pump.offer('b', frame('key'));
    expect(sent).toEqual(['a key', 'a on top', 'a new', 'b key']);
  });

  test('who looks away gets nothing more', () => {
    pump.offer('a', frame('1'));
    pump.stop('a');
    readOn(9);
    expect(sent).toEqual([]);
  });
});

describe('the kept group of frames', () => {
  test('begins with the newest key frame', () => {
    const group = new FrameGroup();
    group.add(frame('lost', false));
    expect(group.frames).toEqual([]);
    group.add(frame('1'));
    group.add(frame('2', false));
    expect(group.frames).toHaveLength(2);
    group.add(frame('3'));
    expect(group.frames).toEqual([frame('3')]);
  });

  test('does not grow without end', () => {
    const group = new FrameGroup();
    group.add(frame('key'));
    for (let index = 0; index < 100; index += 1) group.add(frame('delta', false));
    expect(group.frames).toEqual([]);
  });
});
