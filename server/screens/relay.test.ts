import { beforeEach, describe, expect, test } from 'vitest';
import type { Watch } from '#shared/device-state.ts';
import { failure } from '#shared/result.ts';
import { DeviceLinks, type DeviceLink } from '../devices/device-link.ts';
import type { Frame } from './frame-group.ts';
import { Relay, type Looking } from './relay.ts';

const frame: Frame = {
  head: { mode: 'grid', codec: 'jpeg', isKey: true, width: 480, height: 270 },
  bytes: Buffer.from('picture'),
};
const notNow = () => Promise.resolve(failure('offline'));

let watches: [string, Watch][];
let seen: string[];
let relay: Relay;

const link = (deviceId: string): DeviceLink => ({
  deviceId,
  sendState: notNow,
  sendPolicy: notNow,
  sendAction: notNow,
  capture: notNow,
  testFilter: notNow,
  sendWatch: (watch) => void watches.push([deviceId, watch]),
  replace: () => undefined,
});
const viewer = (viewerId: string, name: string, lessonId = 'maths'): Looking => ({
  viewerId,
  name,
  lessonId,
  sink: { isReady: () => true, send: (deviceId) => void seen.push(`${viewerId} sees ${deviceId}`) },
});
const clarke = viewer('1', 'Miss Clarke');
const bell = viewer('2', 'Mr Bell');

beforeEach(() => {
  watches = [];
  seen = [];
  const links = new DeviceLinks();
  links.add(link('a'));
  links.add(link('b'));
  relay = new Relay({ links });
});

describe('who watches is told to the device', () => {
  test('close wins over grid, and both names are given once each', () => {
    relay.look(clarke, 'grid', ['a', 'b']);
    relay.look(bell, 'close', ['a']);
    relay.look(bell, 'grid', ['a']);
    expect(watches).toEqual([
      ['a', { mode: 'grid', by: ['Miss Clarke'] }],
      ['b', { mode: 'grid', by: ['Miss Clarke'] }],
      ['a', { mode: 'close', by: ['Miss Clarke', 'Mr Bell'] }],
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
    expect(relay.watchOf('a')).toEqual({ mode: 'grid', by: ['Miss Clarke'] });
    relay.look(clarke, 'off', []);
    expect(relay.watchOf('a')).toEqual({ mode: 'off', by: [] });
    expect(relay.isLooking('1')).toBe(false);
  });

  test('it is off when the viewer leaves or the lesson ends', () => {
    relay.look(clarke, 'grid', ['a']);
    relay.look(viewer('3', 'Dr Penrose', 'english'), 'grid', ['b']);
    relay.endLesson('maths');
    relay.leave('3');
    expect(watches.slice(2)).toEqual([
      ['a', { mode: 'off', by: [] }],
      ['b', { mode: 'off', by: [] }],
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
