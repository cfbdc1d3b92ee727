import { beforeEach, expect, test } from 'vitest';
import { standardTexts } from '#shared/agreements/standard-texts.ts';
import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { initialDeviceState } from '#shared/device-state.ts';
import { success } from '#shared/result.ts';
import { createMemory, createVolatileArea, type Memory } from './memory.ts';
import { createNoticeRefusal } from './notice-refusal.ts';

const agreement: DeviceAgreement = {
  askId: 'v1.2026.0',
  versionId: 'v1',
  audience: 'ks2',
  texts: [...standardTexts.ks2],
  needs: 'pupil',
  heldFrom: 1,
  openHosts: [],
  staff: [],
};
let memory: Memory;
let anew: string[];

beforeEach(async () => {
  anew = [];
  memory = createMemory({ local: createVolatileArea(), session: createVolatileArea() });
  await memory.write('state', { ...initialDeviceState, agreement });
  await memory.write('signedAgreement', { askId: agreement.askId, pupilId: 'p', seq: 5 });
});
const acknowledged = (through: number): Promise<void> =>
  createNoticeRefusal({
    memory,
    receive: { again: async (field) => (anew.push(field), success(null)) },
  })(through);

test('what the server has and asks for all the same is looked at again, once it has it', async () => {
  await acknowledged(4);
  expect(anew).toEqual([]);
  await acknowledged(5);
  expect(anew).toEqual(['agreement']);
});

test('what it asks for no more, or asks anew, was taken', async () => {
  for (const asked of [null, { ...agreement, askId: 'v1.2026.1' }]) {
    await memory.write('state', { ...initialDeviceState, agreement: asked });
    await acknowledged(9);
  }
  await memory.write('signedAgreement', null);
  await acknowledged(9);
  expect(anew).toEqual([]);
});
