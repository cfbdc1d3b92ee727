import { notWatched } from '#shared/device-state.ts';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { waitUntil } from '../support/wait-until.ts';
import { LiveSchool } from '../support/live-school.ts';

let school: LiveSchool;
beforeEach(async () => {
  school = await LiveSchool.open(2);
});
afterEach(() => school.close());

const refused = (action: string, reason: string) =>
  school.recorded(
    `${action} refused`,
    (line) => line.action === action && line.outcome === `refused: ${reason}`,
  );

/** What the bare WebSocket handshake is answered with, before Socket.IO says a word. */
const upgradeStatus = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const url = `${school.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(url, { headers });
    const end = (status: number): void => {
      socket.terminate();
      resolve(status);
    };
    socket.on('unexpected-response', (_request, response) => end(response.statusCode ?? 0));
    socket.on('open', () => end(101));
    socket.on('error', reject);
  });

describe('a device', () => {
  test('enrols once and says hello on one socket, and gets the whole state and the policy', async () => {
    const device = school.device(0);
    const answer = await device.arrive();
    expect(answer.state).toMatchObject({
      pupil: { pupilId: school.pupilIds[0], keyStage: 'KS2' },
      lock: null,
    });
    expect(device.policies[0]).toMatchObject({ schoolName: 'Hazel Wood Primary School' });
    expect(answer.watch).toEqual(notWatched);
    await school.recorded(
      'enrolled',
      ({ action, object }) => action === 'enrol' && object === device.deviceId,
    );
    const [summary] = await school.as('admin').do('devices', {});
    expect(summary).toMatchObject({
      deviceId: device.deviceId,
      isConnected: true,
      extensionVersion: '0.1.0',
    });
  });

  test('comes back by its own key alone, without the policy it has already', async () => {
    const device = school.device(0);
    await device.arrive();
    device.close();
    const again = await device.arrive(0, device.policies[0]?.version);
    expect(again.policy).toBeNull();
    expect(await school.as('admin').do('devices', {})).toHaveLength(1);
  });

  test('that enrols a second time with the same key is the same device', async () => {
    const device = school.device(0);
    await device.arrive();
    const { deviceId } = device;
    device.close();
    await device.connect();
    expect(await device.enrol()).toMatchObject({ ok: true, value: { deviceId } });
  });

  test('without a known account waits for the admin, and is told at once whose it is', async () => {
    const device = school.device(null);
    expect((await device.arrive()).state.pupil).toBeNull();
    const [, pupilId = ''] = school.pupilIds;
    await school.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId });
    await waitUntil('the device is bound', () => device.states.at(-1)?.pupil?.pupilId === pupilId);
    await school.as('admin').do('bindDevice', { deviceId: device.deviceId, pupilId: null });
    await waitUntil('the device is nobody’s', () => device.states.at(-1)?.pupil === null);
    expect(
      await school.as('teacher').call('bindDevice', { deviceId: device.deviceId, pupilId }),
    ).toMatchObject({
      ok: false,
      reason: 'not-allowed',
    });
  });

  test('is connected once: the newer socket replaces the older', async () => {
    const older = school.device(0);
    await older.arrive();
    const newer = school.device(0, { keys: older.keys });
    newer.deviceId = older.deviceId;
    await newer.arrive();
    await waitUntil('the older socket is closed', () => !older.socket.connected);
    expect(newer.socket.connected).toBe(true);
    const [summary] = await school.as('admin').do('devices', {});
    expect(summary?.isConnected).toBe(true);
  });

  test('that is ahead of a database put back from a backup gets a state and a policy above its own', async () => {
    const device = school.device(0);
    await device.arrive();
    device.close();
    const answer = await device.arrive(50, 7);
    expect(answer.state.version).toBe(51);
    expect(device.policies.at(-1)?.version).toBe(8);
  });
});

describe('refused and recorded', () => {
  test('a wrong enrolment key', async () => {
    const device = await school.device(0).connect();
    expect(await device.enrol({ enrolmentKey: 'guessed' })).toMatchObject({ reason: 'bad-enrolment-key' });
    await refused('enrol', 'bad-enrolment-key');
    expect(await school.as('admin').do('devices', {})).toEqual([]);
  });

  test('a copied enrolment key alone, without a device’s own key to sign with', async () => {
    const device = await school.device(0).connect();
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
    const publicKey = other.export({ type: 'spki', format: 'der' }).toString('base64url');
    expect(await device.enrol({ publicKey })).toMatchObject({ reason: 'bad-signature' });
    expect(await device.enrol({ publicKey: 'bm90IGEga2V5' })).toMatchObject({ reason: 'bad-signature' });
    await refused('enrol', 'bad-signature');
  });

  test('a key of another kind', async () => {
    const device = await school.device(0).connect();
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
    expect(await device.enrol({ publicKey: spki })).toMatchObject({ reason: 'bad-signature' });
  });

  test('a signature used again, on the same socket or another', async () => {
    const device = school.device(0);
    await device.connect();
    await device.enrol();
    const nonce = await device.nextNonce();
    const signature = device.signature('hello', nonce);
    device.nonces.unshift(nonce);
    expect(await device.hello({ signature })).toMatchObject({ ok: true });
    device.close();
    const thief = school.device(0);
    await thief.connect();
    thief.deviceId = device.deviceId;
    expect(await thief.hello({ signature })).toMatchObject({ ok: false, reason: 'bad-signature' });
    await refused('hello', 'bad-signature');
  });

  test('a signature for another purpose or another server', async () => {
    const device = school.device(0);
    await device.connect();
    await device.enrol();
    const first = await device.nextNonce();
    device.nonces.push(first);
    expect(await device.hello({ signature: device.signature('enrol', first) })).toMatchObject({
      reason: 'bad-signature',
    });
    const second = await device.nextNonce();
    device.nonces.push(second);
    const elsewhere = device.signature('hello', second, 'https://elsewhere.example');
    expect(await device.hello({ signature: elsewhere })).toMatchObject({ reason: 'bad-signature' });
  });

  test('a challenge that was left too long', async () => {
    const device = await school.device(0).connect();
    school.turnClock(10_001);
    expect(await device.enrol()).toMatchObject({ reason: 'bad-signature' });
  });

  test('an unknown device, and one that speaks an older protocol', async () => {
    const device = await school.device(0).connect();
    device.deviceId = 'nobody';
    expect(await device.hello()).toMatchObject({ ok: false, reason: 'not-enrolled' });
    expect(await device.enrol({ protocolVersion: 0 })).toMatchObject({ reason: 'too-old' });
    await refused('hello', 'not-enrolled');
  });

  test('anything else before hello', async () => {
    const device = await school.device(0).connect();
    expect(
      await device.report([{ seq: 1, at: 1, kind: 'visit', url: 'https://a.example', title: '' }]),
    ).toEqual(expect.objectContaining({ ok: false, reason: 'not-enrolled' }));
  });

  test('a page on the web, and a dashboard that would be a device', async () => {
    const page = school.device(0, { origin: 'https://elsewhere.example' });
    page.socket.connect();
    await refused('connect', 'wrong-origin');
    for (const headers of [{ origin: 'https://elsewhere.example' }, {}]) {
      expect(await upgradeStatus(headers)).toBe(400);
    }
    expect(await upgradeStatus({ origin: school.url })).toBe(101);
    const reasons: string[] = [];
    const dashboard = school.device(0, { origin: school.url });
    dashboard.socket.on('connect_error', ({ message }) => void reasons.push(message));
    dashboard.socket.connect();
    await waitUntil('it is refused', () => reasons.length > 0);
    expect(reasons).toEqual(['wrong-origin']);
    expect(page.socket.connected || dashboard.socket.connected).toBe(false);
  });

  test('who tries again and again is cut off, and does not fill the ledger', async () => {
    for (let round = 0; round < 6; round += 1) {
      const device = await school.device(0).connect();
      for (let index = 0; index < 3; index += 1) await device.enrol({ enrolmentKey: 'guessed' });
      await waitUntil('it is cut off', () => !device.socket.connected);
    }
    const lines = await school.ledgerLines();
    expect(lines.filter(({ outcome }) => outcome === 'refused: bad-enrolment-key')).toHaveLength(10);
    school.turnClock(60_000);
    await school.recorded('how many more', ({ action }) => action === 'count-refusals');
  });
});

describe('nonsense', () => {
  test.each(['__proto__', 'constructor', 'toString', 'no-such-event'])(
    'called %s is answered with a reason, and the server goes on',
    async (event) => {
      const device = school.device(0);
      await device.arrive();
      expect(await device.ask(event, { __proto__: { isAdmin: true } })).toMatchObject({
        reason: 'bad-message',
      });
      expect(
        await device.ask('reports', JSON.parse('{"__proto__": {"sentAt": 1}, "reports": []}')),
      ).toMatchObject({
        reason: 'bad-message',
      });
      expect((await school.as('admin').do('devices', {}))[0]?.isConnected).toBe(true);
      await school.recorded(
        'the device’s mistake',
        ({ actor, outcome }) => actor === device.deviceId && outcome === 'refused: bad-message',
      );
    },
  );

  test('that goes on ends in a closed socket, and other devices notice nothing', async () => {
    const [noisy, quiet] = [school.device(0), school.device(1)];
    await noisy.arrive();
    await quiet.arrive();
    for (let index = 0; index < 30; index += 1) noisy.socket.emit('presence', { nonsense: index });
    await waitUntil('the noisy one is cut off', () => !noisy.socket.connected);
    expect(quiet.socket.connected).toBe(true);
  });

  test('as a flood is cut off', async () => {
    const device = school.device(0);
    await device.arrive();
    for (let index = 0; index < 400; index += 1) device.tell();
    await waitUntil('it is cut off', () => !device.socket.connected);
  });

  test('that is too large is cut off', async () => {
    const device = school.device(0);
    await device.arrive();
    device.show(Buffer.alloc(1_600_000));
    await waitUntil('it is cut off', () => !device.socket.connected);
  });
});
