import { describe, expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { createMemory, createVolatileArea } from './memory.ts';

const managed = {
  serverUrl: 'https://thinkclick.school.example/',
  enrolmentKey: 'k',
  schoolName: 'Appletree',
};
const asRead = { ...managed, serverUrl: 'https://thinkclick.school.example' };
const nothing = () => Promise.reject(new Error('no such file'));
const create = () => createMemory({ local: createVolatileArea(), session: createVolatileArea() });

describe('the configuration', () => {
  test('comes from the school’s policy, without a slash at the end, and is remembered', async () => {
    const memory = create();
    const found = await readConfiguration({ memory, readManaged: async () => managed, readOwnFile: nothing });
    expect(found).toEqual({ configuration: asRead, isManaged: true });
    expect(await memory.read('configuration')).toEqual(asRead);
  });

  test('that is empty means "not yet": the last good one holds', async () => {
    const memory = create();
    await memory.write('configuration', asRead);
    const found = await readConfiguration({ memory, readManaged: async () => ({}), readOwnFile: nothing });
    expect(found).toEqual({ configuration: asRead, isManaged: false });
  });

  test('comes from the file of an unpacked extension when policy gives none', async () => {
    const memory = create();
    const found = await readConfiguration({
      memory,
      readManaged: nothing,
      readOwnFile: async () => ({ ...managed, serverUrl: 'http://localhost:8080' }),
    });
    expect(found.configuration?.serverUrl).toBe('http://localhost:8080');
    expect(found.isManaged).toBe(false);
  });

  test.each([
    ['another scheme', { ...managed, serverUrl: 'file:///etc' }],
    ['no key', { ...managed, enrolmentKey: '' }],
    ['a missing field', { serverUrl: managed.serverUrl }],
  ])('with %s is not taken', async (_what, wrong) => {
    const found = await readConfiguration({
      memory: create(),
      readManaged: async () => wrong,
      readOwnFile: nothing,
    });
    expect(found.configuration).toBeNull();
  });
});
