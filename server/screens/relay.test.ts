import { beforeEach, describe, expect, test } from 'vitest';
import { notWatched, type Watch } from '#shared/device-state.ts';
import { failure } from '#shared/result.ts';
import { DeviceLinks, type DeviceLink } from '../devices/device-link.ts';
import type { Frame } from '#shared/screen/frame-group.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import { Relay, type Looking } from './relay.ts';

const frameOf = (change: Partial<FrameHead> = {}, text = 'picture'): Frame => ({
  head: { mode: 'grid', codec: 'av1', isKey: true, seq: 0, width: 480, height: 270, ...change },
  bytes: Buffer.from(text),
});
const frame = frameOf();
const notNow = () => Promise.resolve(failure('offline'));

let watches: [string, Watch][];
let seen: string[];
let keysAsked: string[];
let relay: Relay;
let stopped: Set<string>;

const link = (deviceId: string): DeviceLink => ({
  deviceId,
  sendState: notNow,
  sendPolicy: notNow,
  sendAction: notNow,
  capture: notNow,
  earlierPictures: notNow,
  testFilter: notNow,
  recordScene: notNow,
  sendWatch: (watch) => void watches.push([deviceId, watch]),
  sendMet: () => undefined,
  sendNeedKey: (mode) => void keysAsked.push(`${deviceId} ${mode}`),
  replace: () => undefined,
});
const viewer = (viewerId: string, name: string, lessonId = 'maths'): Looking => ({
  viewerId,
  accountId: name,
  name,
  lessonId,
  sink: {
    isReady: () => true,
    send: (deviceId, { mode }) =>
      void seen.push(`${viewerId} sees ${deviceId}${mode === 'close' ? ' close' : ''}`),
  },
});
const clarke = viewer('1', 'Miss Clarke');
const bell = viewer('2', 'Mr Bell');

beforeEach(() => {
  watches = [];
  seen = [];
  keysAsked = [];
  const links = new DeviceLinks();
  links.add(link('a'));
  links.add(link('b'));
  stopped = new Set();
  relay = new Relay({ links, clock: () => 1_000, isStopped: (deviceId) => stopped.has(deviceId) });
});

describe('who watches is told to the device', () => {
  test('close wins over grid, and both names are given once each', () => {
    relay.look(clarke, 'grid', ['a', 'b']);
    relay.look(bell, 'close', ['a']);
    relay.look(bell, 'grid', ['a']);
    expect(watches).toEqual([
      ['a', { mode: 'grid', isGridToo: false, by: ['Miss Clarke'] }],
      ['b', { mode: 'grid', isGridToo: false, by: ['Miss Clarke'] }],
      ['a', { mode: 'close', isGridToo: true, by: ['Miss Clarke', 'Mr Bell'], closeBy: ['Mr Bell'] }],
    ]);
    expect(relay.watchOf('a').mode).toBe('close');
  });

  test('grid and close are replaced apart from each other', () => {
    relay.look(clarke, 'grid', ['a', 'b']);
    expect(relay.freshTo('1', 'close', ['a', 'b'])).toEqual(['a', 'b']);
    relay.look(clarke, 'close', ['a']);
    expect(relay.freshTo('1', 'close', ['a', 'b'])).toEqual(['b']);
    expect(relay.freshTo('1', 'grid', ['a', 'b'])).toEqual([]);
    relay.look(clarke, 'close', []);
    expect(relay.watchOf('a')).toEqual({ mode: 'grid', isGridToo: false, by: ['Miss Clarke'] });
    relay.look(clarke, 'off', []);
    expect(relay.watchOf('a')).toEqual(notWatched);
    expect(relay.isLooking('1')).toBe(false);
  });

  test('it is off when the viewer leaves or the lesson ends', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.look(viewer('3', 'Dr Penrose', 'english'), 'grid', ['b']);
    relay.endLesson('maths');
    relay.leave('3');
    expect(watches.slice(2)).toEqual([
      ['a', notWatched],
      ['b', notWatched],
    ]);
  });
});

describe('frames', () => {
  test('go to those who watch that device, and to nobody else', () => {
    relay.receive('a', frame);
    relay.look(clarke, 'grid', ['a']);
    relay.look(bell, 'grid', ['b']);
    relay.receive('a', frame);
    expect(seen).toEqual(['1 sees a']);
    relay.leave('1');
    relay.receive('a', frame);
    expect(seen).toHaveLength(1);
  });

  test('a late viewer gets the kept picture at once', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.receive('a', frame);
    relay.look(bell, 'grid', ['a']);
    expect(seen).toEqual(['1 sees a', '2 sees a']);
  });

  test('each viewer gets the picture they asked for, close or from afar, and one of each is sent for all', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.look(bell, 'close', ['a']);
    relay.receive('a', frame);
    relay.receive('a', frameOf({ mode: 'close' }));
    expect(seen).toEqual(['1 sees a', '2 sees a close']);
  });

  test('what builds on a frame that is not here calls for a whole picture, and is shown to nobody', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.receive('a', frameOf({ isKey: false, seq: 7 }));
    expect([seen, keysAsked]).toEqual([[], ['a grid']]);
    relay.receive('a', frameOf({ seq: 8 }));
    relay.receive('a', frameOf({ isKey: false, seq: 9 }));
    relay.receive('a', frameOf({ isKey: false, seq: 11 }));
    expect([seen.length, keysAsked]).toEqual([2, ['a grid', 'a grid']]);
  });

  test('who looks may ask for a whole picture, and nobody else', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.needKey('1', 'a', 'close');
    relay.needKey('1', 'b', 'grid');
    relay.needKey('2', 'a', 'grid');
    expect(keysAsked).toEqual([]);
    relay.needKey('1', 'a', 'grid');
    expect(keysAsked).toEqual(['a grid']);
  });

  test('who joins others before a picture has come has one asked for', () => {
    relay.look(clarke, 'grid', ['a']);
    expect(keysAsked).toEqual([]);
    relay.look(bell, 'grid', ['a']);
    expect(keysAsked).toEqual(['a grid']);
  });

  test('cost what devices send once, and what every viewer gets', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.look(bell, 'grid', ['a']);
    relay.receive('a', frameOf({}, 'x'.repeat(1_000)));
    expect(relay.costOf('maths')).toMatchObject({ upBitsPerSecond: 800, downBitsPerSecond: 1_600 });
    expect(relay.keptBytes).toBe(1_000);
    for (const viewerId of ['1', '2']) relay.leave(viewerId);
    expect(relay.keptBytes).toBe(0);
  });

  test('a picture is not kept when nobody watches, nor when its device is gone', () => {
    relay.look(clarke, 'grid', ['a', 'b']);
    relay.receive('a', frame);
    relay.receive('b', frame);
    relay.forgetFrames('b');
    relay.look(clarke, 'grid', ['b']);
    relay.look(bell, 'grid', ['a', 'b']);
    expect(seen).toEqual(['1 sees a', '1 sees b']);
  });
});

describe('a stop', () => {
  beforeEach(() => {
    relay.look(clarke, 'grid', ['a', 'b']);
    relay.look(bell, 'close', ['a']);
  });

  test('keeps nothing, and the device is watched by nobody', () => {
    for (const each of [frameOf(), frameOf({ mode: 'close' })]) relay.receive('a', each);
    expect(relay.keptBytes).toBeGreaterThan(0);
    relay.stop('a');
    expect(relay.keptBytes).toBe(0);
    expect(watches.at(-1)).toEqual(['a', notWatched]);
  });

  test('holds from the press on, before it is stored and after, for whoever looks and whatever comes', () => {
    relay.stop('a');
    const late = frameOf();
    relay.receive('a', late);
    expect([seen, late.bytes.every((byte) => byte === 0)]).toEqual([[], true]);
    stopped.add('a');
    relay.settleStop('a');
    relay.leave('1');
    relay.look(clarke, 'grid', ['a']);
    relay.receive('a', frameOf());
    expect([seen, relay.watchOf('a'), relay.keptBytes]).toEqual([[], notWatched, 0]);
  });

  test('is of one device, and the others go on', () => {
    relay.stop('a');
    relay.receive('b', frameOf());
    expect(seen).toEqual(['1 sees b']);
  });

  test('that is lifted shows the screen again to those who look', () => {
    relay.stop('a');
    relay.settleStop('a');
    expect(watches.at(-1)?.[1]).toMatchObject({ mode: 'close', by: ['Miss Clarke', 'Mr Bell'] });
    relay.receive('a', frameOf());
    expect(seen).toEqual(['1 sees a']);
  });
});
