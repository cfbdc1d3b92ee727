import { describe, expect, test } from 'vitest';
import { initialDeviceState, notWatched, type DeviceState } from '#shared/device-state.ts';
import { success } from '#shared/result.ts';
import { toBase64Url } from './base64-url.ts';
import { createMemory, createVolatileArea } from './memory.ts';
import { EnforceFailure, Receive, type Effects, type Enforce } from './receive.ts';

const lock = { by: 'Miss Clarke', message: '', startedAt: 1, endsAt: 90_000 };
const stateOf = (version: number, change: Partial<DeviceState> = {}): DeviceState => ({
  ...initialDeviceState,
  version,
  ...change,
});
const policyText = (version: number): string =>
  JSON.stringify({
    version,
    schoolName: 'Appletree Primary',
    publishedAt: 1,
    categories: [],
    rules: {
      audiences: [{ audience: { kind: 'everyone' }, categories: {}, blockHosts: [], allowHosts: [] }],
      youTube: 'strict',
      safeEngine: 'https://search.example/?q={words}',
    },
  });

const create = async () => {
  const memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  const done: string[] = [];
  let broken = '';
  const note = (what: string) => async (): Promise<void> => {
    if (what === broken) throw new Error('The browser said no');
    if (`${what} in words` === broken) throw new EnforceFailure('Not on this page.');
    done.push(what);
  };
  const enforce: Enforce = {
    stop: note('stop'),
    closedMarks: note('closedMarks'),
    place: note('place'),
    pupil: note('pupil'),
    staff: note('staff'),
    guest: note('guest'),
    lesson: note('lesson'),
    lock: note('lock'),
    focus: note('focus'),
    freeze: note('freeze'),
    eyesUp: note('eyesUp'),
    tabLimit: note('tabLimit'),
    timer: note('timer'),
    exceptions: note('exceptions'),
    answers: note('answers'),
    tellings: note('tellings'),
    hand: note('hand'),
    mayShow: note('mayShow'),
    earlierPictures: note('earlierPictures'),
    alerts: note('alerts'),
    agreement: note('agreement'),
    trustedAdults: note('trustedAdults'),
    grownUps: note('grownUps'),
  };
  const effects: Effects = {
    'open-page': async ({ url }) => {
      done.push(`open ${url}`);
      return success(null);
    },
    'show-message': async ({ text }) => {
      done.push(`show ${text}`);
      return success(null);
    },
    'hand-out-agreement': async () => success(null),
    'close-tab': async (_args, { by }) => {
      done.push(`close for ${by}`);
      return success(null);
    },
    'show-tab': async () => success(null),
  };
  const receive = new Receive({
    memory,
    enforce,
    effects,
    enforcePolicy: async ({ version }) => {
      if (broken === 'policy') throw new Error('The browser said no');
      done.push(`policy ${version}`);
    },
    onWatch: ({ mode }) => done.push(`watch ${mode}`),
    onNeedKey: (mode) => done.push(`need-key ${mode}`),
    serverNow: () => 50_000,
  });
  const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  const policyPublicKey = toBase64Url(raw);
  await memory.write('identity', { serverUrl: 'https://s.example', deviceId: 'd', policyPublicKey });
  const signed = async (text: string) => {
    const bytes = await crypto.subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(text));
    return { text, signature: toBase64Url(new Uint8Array(bytes)) };
  };
  return { memory, receive, done, signed, breakPart: (part: string) => (broken = part) };
};

describe('a state', () => {
  test('is kept, then made true, then acknowledged', async () => {
    const { memory, receive, done } = await create();
    expect(await receive.state(stateOf(3, { lock }))).toEqual(success({ version: 3 }));
    expect(done).toContain('lock');
    expect((await memory.read('state')).lock).toEqual(lock);
  });

  test('is made true anew in one field when asked to, after all that came before', async () => {
    const { receive, done } = await create();
    const answers = [receive.state(stateOf(3, { lock })), receive.again('agreement')];
    expect(await Promise.all(answers)).toEqual([success({ version: 3 }), success(null)]);
    expect(done.slice(-2)).toEqual(['grownUps', 'agreement']);
    expect(done.filter((each) => each === 'agreement')).toHaveLength(2);
  });

  test('that is older changes nothing', async () => {
    const { memory, receive, done } = await create();
    await receive.state(stateOf(3, { lock }));
    done.length = 0;
    expect(await receive.state(stateOf(2))).toEqual(success({ version: 3 }));
    expect(done).toEqual([]);
    expect((await memory.read('state')).lock).toEqual(lock);
  });

  test('touches only the fields that changed', async () => {
    const { receive, done } = await create();
    await receive.state(stateOf(1));
    done.length = 0;
    await receive.state(stateOf(2, { lock }));
    expect(done).toEqual(['lock']);
  });

  test('that could not be applied is not acknowledged, is kept, and is applied when it comes again', async () => {
    const { memory, receive, done, breakPart } = await create();
    breakPart('lock');
    expect(await receive.state(stateOf(1, { lock }))).toMatchObject({ ok: false, reason: 'failed' });
    expect((await memory.read('state')).version).toBe(1);
    breakPart('');
    expect(await receive.state(stateOf(1, { lock }))).toEqual(success({ version: 1 }));
    expect(done).toContain('lock');
  });

  test('that the browser does not allow says why, with everything else done', async () => {
    const { receive, done, breakPart } = await create();
    breakPart('eyesUp in words');
    const answer = await receive.state(stateOf(1, { lock }));
    expect(answer).toEqual({ ok: false, reason: 'failed', detail: 'Not on this page.' });
    const others = Object.keys(initialDeviceState).filter((each) => !['version', 'eyesUp'].includes(each));
    expect(done.toSorted()).toEqual(others.toSorted());
  });

  test('that the browser does not allow does not let what is ordered next fail', async () => {
    const { receive, done, breakPart } = await create();
    const eyesUp = { by: 'Miss Clarke', message: '', startedAt: 1, endsAt: 90_000 };
    breakPart('eyesUp in words');
    expect(await receive.state(stateOf(1, { eyesUp }))).toMatchObject({ ok: false });
    done.length = 0;
    expect(await receive.state(stateOf(2, { eyesUp, lock }))).toEqual(success({ version: 2 }));
    expect(done).toEqual(['lock']);
    const again = { ...eyesUp, startedAt: 2 };
    expect(await receive.state(stateOf(3, { eyesUp: again, lock }))).toMatchObject({ ok: false });
  });

  test('that is no state is refused', async () => {
    const { receive, done } = await create();
    expect(await receive.state({ version: 1 })).toMatchObject({ ok: false, reason: 'bad-message' });
    expect(done).toEqual([]);
  });
});

describe('a policy', () => {
  test('signed by the school is kept and applied', async () => {
    const { memory, receive, done, signed } = await create();
    expect(await receive.policy(await signed(policyText(4)))).toEqual(success({ version: 4 }));
    expect(done).toEqual(['policy 4']);
    expect((await memory.read('policy'))?.version).toBe(4);
  });

  test('changed by one letter after signing is refused', async () => {
    const { memory, receive, done, signed } = await create();
    const { text, signature } = await signed(policyText(4));
    const answer = await receive.policy({ text: text.replace('Appletree', 'Appletrue'), signature });
    expect(answer).toMatchObject({ ok: false, reason: 'bad-signature' });
    expect([done, await memory.read('policy')]).toEqual([[], null]);
  });

  test('signed by somebody else is refused', async () => {
    const { receive } = await create();
    const other = await create();
    const answer = await receive.policy(await other.signed(policyText(4)));
    expect(answer).toMatchObject({ ok: false, reason: 'bad-signature' });
  });

  test('that is older is ignored, however well signed', async () => {
    const { memory, receive, done, signed } = await create();
    await receive.policy(await signed(policyText(4)));
    expect(await receive.policy(await signed(policyText(3)))).toEqual(success({ version: 4 }));
    expect(done).toEqual(['policy 4']);
    expect((await memory.read('policy'))?.version).toBe(4);
  });

  test('signed but not a policy is refused', async () => {
    const { receive, signed } = await create();
    expect(await receive.policy(await signed('{"version":5}'))).toMatchObject({ reason: 'bad-message' });
  });

  test('that could not be applied is not acknowledged', async () => {
    const { receive, signed, breakPart } = await create();
    breakPart('policy');
    expect(await receive.policy(await signed(policyText(4)))).toMatchObject({ reason: 'failed' });
  });
});

describe('an action', () => {
  const action = { id: 'a1', name: 'show-message', args: { text: 'Hello' }, expiresAt: 50_000 };

  test('is done once, however often it comes', async () => {
    const { receive, done } = await create();
    expect(await receive.action(action)).toEqual(success(null));
    expect(await receive.action(action)).toEqual(success(null));
    expect(done).toEqual(['show Hello']);
  });

  test('is dropped when it comes too late, and says so', async () => {
    const { receive, done } = await create();
    expect(await receive.action({ ...action, expiresAt: 49_999 })).toMatchObject({ reason: 'expired' });
    expect(done).toEqual([]);
  });

  test.each(['lock-device', 'toString', '__proto__', 'no-such-thing'])(
    'named %s is not known',
    async (name) => {
      const { receive } = await create();
      expect(await receive.action({ ...action, name })).toMatchObject({ ok: false, reason: 'not-found' });
    },
  );

  test('with wrong arguments is refused', async () => {
    const { receive, done } = await create();
    const wrong = { ...action, name: 'open-page', args: { url: 'javascript:alert(1)' } };
    expect(await receive.action(wrong)).toMatchObject({ reason: 'bad-message' });
    expect(done).toEqual([]);
  });
});

test('which prompts the pupil has met is kept; what is not understood is not', async () => {
  const { memory, receive } = await create();
  const told = { pupilId: 'p1', prompts: [{ promptId: 'advert-paid', day: '2026-11-30' }] };
  await receive.met(told);
  await receive.met({ pupilId: 'p2', prompts: 'all of them' });
  expect(await memory.read('metElsewhere')).toEqual(told);
});

test('who watches, and that a whole picture is needed, is passed on; what is not understood is not', async () => {
  const { receive, done } = await create();
  receive.watch({ ...notWatched, mode: 'grid' });
  receive.watch({ mode: 'secretly' });
  receive.needKey('close');
  receive.needKey('everything');
  expect(done).toEqual(['watch grid', 'need-key close']);
});
