import { describe, expect, test } from 'vitest';
import { initialDeviceState } from '#shared/device-state.ts';
import { createMemory, createVolatileArea } from './memory.ts';

const create = () => {
  const local = createVolatileArea();
  const session = createVolatileArea();
  return { local, session, memory: createMemory({ local, session }) };
};
const opening = (host: string) => ({ host, until: 10, lessonId: null });

describe('memory', () => {
  test('gives what was written, in a new life too', async () => {
    const { local, session, memory } = create();
    await memory.write('serverOffsetMs', 250);
    expect(await createMemory({ local, session }).read('serverOffsetMs')).toBe(250);
  });

  test('gives the initial value instead of what cannot be read', async () => {
    const { local, memory } = create();
    await local.set({ state: { version: 'seven' } });
    expect(await memory.read('state')).toEqual(initialDeviceState);
  });

  test('forgets session items with the browser and keeps local ones', async () => {
    const { local, memory } = create();
    await memory.write('sessionRules', 'abc');
    await memory.write('dynamicRules', 'def');
    const restarted = createMemory({ local, session: createVolatileArea() });
    expect(await restarted.read('sessionRules')).toBe('');
    expect(await restarted.read('dynamicRules')).toBe('def');
  });

  test('loses no change of two made at once', async () => {
    const { memory } = create();
    await Promise.all(
      ['a.example', 'b.example'].map((host) =>
        memory.change('openings', (openings) => [...openings, opening(host)]),
      ),
    );
    expect((await memory.read('openings')).map(({ host }) => host)).toEqual(['a.example', 'b.example']);
  });

  test('goes on after a write that failed', async () => {
    const { local, session } = create();
    let mustFail = true;
    const memory = createMemory({
      session,
      local: {
        ...local,
        set: (values) => (mustFail ? Promise.reject(new Error('full')) : local.set(values)),
      },
    });
    await expect(memory.write('serverOffsetMs', 1)).rejects.toThrow('full');
    mustFail = false;
    await memory.write('serverOffsetMs', 2);
    expect(await memory.read('serverOffsetMs')).toBe(2);
  });
});
