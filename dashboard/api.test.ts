import { describe, expect, test } from 'vitest';
import { createApi } from './api.ts';

interface Asked {
  readonly url: RequestInfo | URL;
  readonly init: RequestInit;
}

/** An API over answers given by hand, with what was asked and how often the session ended. */
const apiOver = (answer: () => Response | Promise<Response>, proveComputer = async () => false) => {
  const asked: Asked[] = [];
  let ended = 0;
  const api = createApi({
    fetch: async (url, init = {}) => {
      asked.push({ url, init });
      return answer();
    },
    onSessionEnded: () => (ended += 1),
    proveComputer,
  });
  return { api, asked, ended: () => ended };
};
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe('call', () => {
  test('a GET puts its request into the query and leaves out what is not there', async () => {
    const decided = { verdict: 'block', reason: 'category', rule: 'games', categoryId: null };
    const value = { ...decided, at: 0, time: 'home', policyVersion: 1, steps: [decided] };
    const { api, asked } = apiOver(json({ ok: true, value }));
    const answer = await api.call('why', { url: 'https://a.example/?b=c&d', pupilId: undefined });
    expect(answer.ok && answer.value.verdict).toBe('block');
    expect(asked[0]?.url).toBe('/api/policy/why?url=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d');
  });

  test('a POST sends JSON with the cookies of this origin', async () => {
    const { api, asked } = apiOver(json({ ok: true, value: { lessonId: 'l1' } }));
    expect(await api.call('startLesson', { classId: 'c1', minutes: 30 })).toEqual({
      ok: true,
      value: { lessonId: 'l1' },
    });
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: '{"classId":"c1","minutes":30}',
    });
  });

  test('a failure of the closed list is handed on', async () => {
    const { api } = apiOver(json({ ok: false, reason: 'conflict', detail: 'Load it again.' }, 409));
    expect(await api.call('classes', {})).toEqual({
      ok: false,
      reason: 'conflict',
      detail: 'Load it again.',
    });
  });

  test('an answer outside the contract is a failure and never a value', async () => {
    const { api } = apiOver(json({ ok: true, value: { lessonId: 7 } }));
    expect(await api.call('startLesson', { classId: 'c1', minutes: 30 })).toMatchObject({
      reason: 'bad-message',
    });
    const other = apiOver(json({ ok: false, reason: 'made-up', detail: '' }));
    expect(await other.api.call('classes', {})).toMatchObject({ ok: false, reason: 'bad-message' });
  });

  test('no network, and a proxy that answers for a dead server, are offline', async () => {
    const dead = apiOver(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await dead.api.call('classes', {})).toMatchObject({ reason: 'offline' });
    const proxy = apiOver(() => new Response('<html>', { status: 502 }));
    expect(await proxy.api.call('classes', {})).toMatchObject({ reason: 'offline' });
  });

  test('only a session that is gone is told of, not a wrong password', async () => {
    const gone = apiOver(json({ ok: false, reason: 'not-signed-in', detail: '' }, 401));
    await gone.api.call('signIn', { email: 'a@b.example', password: 'x' });
    expect(gone.ended()).toBe(0);
    await gone.api.call('classes', {});
    expect(gone.ended()).toBe(1);
  });
});

describe('fetchEvidence', () => {
  test('hands over the bytes of a picture', async () => {
    const { api, asked } = apiOver(() => new Response('jpeg', { headers: { 'Content-Type': 'image/jpeg' } }));
    const result = await api.fetchEvidence('e/1');
    expect(result.ok && (await result.value.text())).toBe('jpeg');
    expect(asked[0]?.url).toBe('/api/evidence/e%2F1');
  });

  test('hands on that the password is wanted', async () => {
    const { api } = apiOver(json({ ok: false, reason: 'confirm-password', detail: 'Again.' }, 403));
    expect(await api.fetchEvidence('e1')).toMatchObject({ ok: false, reason: 'confirm-password' });
  });

  test('anything else than a picture is none', async () => {
    const { api } = apiOver(() => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }));
    expect((await api.fetchEvidence('e1')).ok).toBe(false);
  });
});

describe('evidence that is kept to the designated computer', () => {
  const refused = { ok: false, reason: 'not-designated', detail: 'Go on at “Office”.' };

  test('is asked for again once this was shown to be it', async () => {
    let isProven = false;
    const { api, asked } = apiOver(
      () =>
        isProven
          ? new Response('pixels', { headers: { 'content-type': 'image/jpeg' } })
          : Response.json(refused, { status: 403 }),
      async () => (isProven = true),
    );
    const answer = await api.fetchEvidence('e1');
    expect(answer.ok && (await answer.value.text())).toBe('pixels');
    expect(asked).toHaveLength(2);
  });

  test('is refused in the server’s words where it is not, and where showing it did not help', async () => {
    for (const isProven of [false, true]) {
      const { api, asked } = apiOver(json(refused, 403), async () => isProven);
      expect(await api.fetchEvidence('e1')).toEqual(refused);
      expect(asked).toHaveLength(isProven ? 2 : 1);
    }
  });

  test('is not waited for by the proof itself', async () => {
    const { api } = apiOver(json(refused, 403), () => Promise.reject(new Error('asked for a proof')));
    const proof = { deviceId: 'd', challenge: 'c', signature: 's' };
    expect(await api.call('proveDevice', proof)).toEqual(refused);
  });
});
