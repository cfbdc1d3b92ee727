import { beforeEach, describe, expect, test } from 'vitest';
import { bytesToSend, KeptGroup } from './kept-group.ts';

let group: KeptGroup;
let seq: number;
beforeEach(() => {
  group = new KeptGroup();
  seq = 0;
});

const add = (text: string, isKey = false): Buffer => {
  const bytes = Buffer.from(text);
  seq += 1;
  group.add({ head: { mode: 'grid', codec: 'av1', isKey, seq, width: 480, height: 270 }, bytes });
  group.settle();
  return bytes;
};

const frames = () => {
  const all = [];
  for (let frame = group.after(undefined); frame; frame = group.after(frame)) all.push(frame);
  return all;
};
const kept = (): string[] => frames().map(({ bytes }) => Buffer.from(bytes).toString());

describe('the kept frames of a screen', () => {
  test('are copies in memory of their own, also when that had to grow', () => {
    const large = 'large '.repeat(5_000);
    for (const bytes of [add('key', true), add('on top'), add(large), add('last')]) bytes.fill(0);
    expect(kept()).toEqual(['key', 'on top', large, 'last']);
    expect(group.byteLength).toBe(13 + large.length);
  });

  test('lie where those before them lay', () => {
    const memory = [1, 2, 3].map((name) => {
      add(`key ${name}`, true);
      return frames()[0]?.bytes;
    });
    expect(new Set(memory.map((bytes) => bytes?.buffer)).size).toBe(1);
    expect(memory.map((bytes) => bytes?.byteOffset)).toEqual([0, 0, 0]);
    expect(kept()).toEqual(['key 3']);
  });

  test('are overwritten when they are forgotten, and where the next picture is smaller', () => {
    add('a picture', true);
    const [first] = frames();
    const bytes = first?.bytes ?? Buffer.from('missing');
    add('new', true);
    expect(Buffer.from(bytes).toString()).toBe(`new${'\0'.repeat(6)}`);
    group.clear();
    expect([...bytes].every((byte) => byte === 0)).toBe(true);
    expect([kept(), group.isEmpty, group.byteLength]).toEqual([[], true, 0]);
  });

  test('are sent as they are now, whatever is kept by the time that they leave', () => {
    add('key', true);
    const [frame] = frames();
    const sent = frame && bytesToSend(frame);
    add('new', true);
    expect(Buffer.from(sent ?? []).toString()).toBe('key');
  });

  test('are not copied before they are kept', () => {
    const bytes = Buffer.from('key');
    group.add({ head: { mode: 'grid', codec: 'av1', isKey: true, seq: 1, width: 480, height: 270 }, bytes });
    const [frame] = frames();
    expect(frame && bytesToSend(frame)).toBe(bytes);
  });
});
