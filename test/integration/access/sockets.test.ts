import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '#shared/result.ts';
import { dashboardNamespace } from '#shared/socket-events.ts';
import * as socketParser from '#shared/socket-parser.ts';
import { readSourceFiles } from '../../support/source-files.ts';
import type { Ids } from './access-ids.ts';
import { AccessStage, insiders, outsiders, type Insider, type Someone } from './access-stage.ts';

/** What a dashboard may send, and who is answered how; everybody else is not allowed. */
// prettier-ignore
const dashboardEvents: Readonly<Record<string, { ask: (id: Ids) => object; is: string }>> = {
  'view-lesson': { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  'screen-cost': { ask: (id) => ({ lessonId: id.lesson }), is: 'ok/not-allowed: owner' },
  watch: { ask: (id) => ({ lessonId: id.lesson, mode: 'grid', deviceIds: [id.device] }), is: 'ok/not-allowed: owner' },
  command: { ask: (id) => ({ lessonId: id.lesson, name: 'unlock-device', deviceIds: [id.device], args: {} }), is: 'ok/not-allowed: owner' },
  // Of one's own looking alone: nothing is told, and nothing of anybody else's is changed.
  'need-key': { ask: (id) => ({ deviceId: id.device, mode: 'grid' }), is: 'ok: everyone' },
  'disk-state': { ask: () => ({}), is: 'ok: everyone' },
  'leave-lesson': { ask: (id) => ({ lessonId: id.lesson }), is: 'ok: everyone' },
};

let stage: AccessStage;
beforeAll(async () => {
  stage = await AccessStage.open();
}, 60_000);
afterAll(() => stage.close());

const eventsOf = (name: string): string[] => {
  const source = readSourceFiles().find(({ path }) => path === 'shared/socket-events.ts')?.text ?? '';
  const body = new RegExp(`export interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  return [...body.matchAll(/^ {2}'?([\w-]+)'?: \(/gm)].map(([, event = '']) => event).sort();
};

test('every event has its row', () => {
  expect(eventsOf('DashboardToServer')).toEqual(Object.keys(dashboardEvents).sort());
  expect(eventsOf('DeviceToServer')).toEqual(['enrol', 'frame', 'hello', 'presence', 'reports']);
});

/** `ok`, or why not; a command says so for each device. */
const saidBy = (result: Result<unknown>): string => {
  if (!result.ok) return result.reason;
  const [first] = Object.values(result.value ?? {}) as readonly (Partial<Result<unknown>> | undefined)[];
  return first?.ok === false && 'reason' in first ? first.reason : 'ok';
};

const open = (who: Someone, url = stage.url) => {
  const socket = io(`${url}${dashboardNamespace}`, {
    transports: ['websocket'],
    parser: socketParser,
    forceNew: true,
    reconnection: false,
    extraHeaders: stage.headersOf(who),
  });
  const admitted = new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('ok'));
    socket.once('connect_error', ({ message }) => resolve(message));
  });
  return { socket, admitted };
};

const wanted = (is: string, who: Insider): [string, string] => {
  const [answer = '', names = ''] = is.split(': ');
  const [there = '', absent = there] = answer.split('/');
  return names === 'everyone' || names.split(' ').includes(who)
    ? [there, absent]
    : ['not-allowed', 'not-allowed'];
};

describe.each(insiders)('a dashboard of %s', (who) => {
  test('is answered as the matrix says', async () => {
    const { socket, admitted } = open(who);
    expect(await admitted).toBe('ok');
    const ask = async (event: string, request: object): Promise<Result<unknown>> =>
      (await socket.timeout(10_000).emitWithAck(event, request)) as Result<unknown>;
    try {
      for (const [event, row] of Object.entries(dashboardEvents)) {
        const there = await ask(event, row.ask(stage.ids));
        const absent = await ask(event, row.ask(stage.absentIds()));
        const told = [there, absent].map(saidBy);
        expect([event, ...told]).toEqual([event, ...wanted(row.is, who)]);
        if (!there.ok && !absent.ok) expect(there).toEqual(absent);
      }
    } finally {
      socket.close();
    }
  });
});

test('a lesson is not looked into by asking for whole pictures', async () => {
  const { socket, admitted } = open('teacher');
  expect(await admitted).toBe('ok');
  const before = stage.device.keysAsked.length;
  await socket.timeout(10_000).emitWithAck('need-key', { deviceId: stage.ids.device, mode: 'grid' });
  expect(stage.device.keysAsked).toHaveLength(before);
  socket.close();
});

test.each(outsiders)('no dashboard is opened by somebody who is %s', async (who) => {
  const { socket, admitted } = open(who);
  expect(await admitted).not.toBe('ok');
  socket.close();
});

describe('a device', () => {
  const another = (options = {}) => stage.school.device(null, options);
  const reports = {
    sentAt: 1,
    reports: [{ seq: 1, at: 1, kind: 'visit', url: 'https://a.example/', title: 'A' }],
  };

  test('that has not proven itself is heard of nothing else', async () => {
    const device = another();
    await device.connect();
    expect(await device.ask('reports', reports)).toMatchObject({ ok: false, reason: 'not-enrolled' });
    device.tell();
    device.show(new Uint8Array(8));
    device.close();
  });

  test('of another school is not one of ours', async () => {
    const theirs = stage.otherSchool.device(null);
    await theirs.arrive();
    const device = another({ keys: theirs.keys, enrolmentKey: stage.otherSchool.keys.enrolmentKey });
    await device.connect();
    expect(await device.enrol()).toMatchObject({ ok: false, reason: 'bad-enrolment-key' });
    expect(await device.hello({ deviceId: theirs.deviceId })).toMatchObject({
      ok: false,
      reason: 'not-enrolled',
    });
    expect(await device.hello({ deviceId: stage.ids.device })).toMatchObject({
      ok: false,
      reason: 'bad-signature',
    });
    device.close();
  });

  test('cannot be another one of the same school', async () => {
    const device = another();
    await device.arrive();
    device.close();
    const again = another({ keys: device.keys });
    await again.connect();
    expect(await again.hello({ deviceId: stage.ids.device })).toMatchObject({ reason: 'bad-signature' });
    // Said apart, because a device that a restored server does not know has to enrol again; nobody guesses an id.
    expect(await again.hello({ deviceId: randomUUID() })).toMatchObject({ reason: 'not-enrolled' });
    again.close();
  });

  test('has no dashboard’s events, and a dashboard has none of a device’s', async () => {
    const device = another();
    await device.arrive();
    for (const [event, row] of Object.entries(dashboardEvents))
      expect(await device.ask(event, row.ask(stage.ids)), event).toMatchObject({ reason: 'bad-message' });
    device.close();
    const { socket } = open('owner');
    for (const event of ['enrol', 'hello', 'reports'])
      expect(await socket.timeout(10_000).emitWithAck(event, reports), event).toMatchObject({
        reason: 'bad-message',
      });
    socket.close();
  });
});
