import { expect, test } from 'vitest';
import { initialDeviceState, type DeviceState } from '#shared/device-state.ts';
import { Protection } from './enforce/protection.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { OwnPages } from './own-pages.ts';
import { SceneRecorder, type SceneEnd, type SceneStep } from './scene-recorder.ts';
import { ServerClock } from './server-clock.ts';

const request = { url: 'https://www.volcano.example/lava', isAttended: false };
const landed: SceneEnd = { landedAt: 'https://volcano.example/lava', title: 'Lava' };
const step = (kind: SceneStep['kind'], url: string): SceneStep => ({ kind, url });

const recorderWith = async (
  steps: readonly SceneStep[],
  { end = landed, state = {} }: { end?: SceneEnd; state?: Partial<DeviceState> } = {},
) => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, ...state });
  const serverClock = new ServerClock({ memory, now: Date.now });
  const pages = new OwnPages({ root: 'chrome-extension://abc/' });
  const protection = new Protection({ memory, serverClock, pages });
  await protection.renew();
  const asked: unknown[] = [];
  const ground = {
    watch: async (wanted: unknown, tell: (each: SceneStep) => void) => {
      asked.push(wanted);
      steps.forEach(tell);
      return end;
    },
  };
  return { asked, recorder: new SceneRecorder({ ground, protection, serverClock }) };
};

test('tells other sites once, frames and ways through apart, and never whole addresses', async () => {
  const { recorder } = await recorderWith([
    step('page', 'https://volcano.example/lava'),
    step('frame', 'https://maps.volcano.example/embed'),
    step('frame', 'https://video.example/embed/1?token=secret'),
    step('frame', 'https://video.example/embed/2'),
    step('page', 'https://login.example/in?password=secret'),
    step('frame', 'about:blank'),
    step('frame', 'https://192.0.2.7/x'),
    step('page', 'chrome-extension://abc/blocked.html#https://other.example/'),
  ]);
  const answer = await recorder.record(request);
  expect(answer).toEqual({
    ok: true,
    value: { isReached: true, title: 'Lava', frames: ['video.example'], hops: ['login.example'] },
  });
});

test('a page that our own page stands in for was not reached', async () => {
  const end = { landedAt: 'chrome-extension://abc/blocked.html#https://volcano.example/', title: '' };
  const { recorder } = await recorderWith([], { end });
  expect(await recorder.record(request)).toMatchObject({ value: { isReached: false } });
});

test('a page with endless frames is cut short', async () => {
  const many = Array.from({ length: 500 }, (_, at) => step('frame', `https://ads-${at}.example/`));
  const { recorder } = await recorderWith(many);
  expect((await recorder.record(request)).ok).toBe(true);
  const answer = await recorder.record(request);
  expect(answer.ok && answer.value.frames).toHaveLength(60);
});

const endsAt = Date.now() + 60_000;
const by = 'Ms Grey';
const lock = { by, message: '', startedAt: 0, endsAt };
const focus = { name: 'Sea', by, startedAt: 0, endsAt, hosts: ['sea.example'], pages: [], needs: [] };

test.each([
  ['a locked screen', { lock }],
  ['a focus', { focus }],
])('%s is not opened for it', async (_what, state) => {
  const { recorder, asked } = await recorderWith([], { state });
  expect(await recorder.record(request)).toMatchObject({ ok: false, reason: 'conflict' });
  expect(asked).toEqual([]);
});

test.each([{ url: 'file:///etc/passwd', isAttended: false }, { url: 7 }, null])(
  'what no server of ours would ask is refused: %j',
  async (payload) => {
    const { recorder, asked } = await recorderWith([]);
    expect(await recorder.record(payload)).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(asked).toEqual([]);
  },
);
