import { expect, test } from 'vitest';
import { bindingsByAccount, forgotten, ownerIn, type Binding } from './bindings.ts';

const pupil = (pupilId: string | null, fromAt: number): Binding => ({ pupilId, staffId: null, fromAt });
const whoseAt = (bindings: readonly Binding[], at: number): string | null => ownerIn(bindings, at).pupilId;

test('what happened is told of whoever sat there at that moment', () => {
  const bindings = [pupil('amara', 100), pupil(null, 200), pupil('ben', 300)];
  expect([100, 199, 200, 299, 300].map((at) => whoseAt(bindings, at))).toEqual([
    'amara',
    'amara',
    null,
    null,
    'ben',
  ]);
});

test('what is older than all that is known is told of the only one who ever sat there, else of nobody', () => {
  expect(whoseAt([pupil(null, 100), pupil('amara', 110), pupil('amara', 200)], 50)).toBe('amara');
  expect(whoseAt([pupil('amara', 100), pupil('ben', 200)], 50)).toBeNull();
  expect(whoseAt([pupil('amara', 100), { pupilId: null, staffId: 'clarke', fromAt: 200 }], 50)).toBeNull();
  expect(whoseAt([], 50)).toBeNull();
});

test('whose name is not kept any longer is nobody, and nobody else', () => {
  const bindings = [pupil(forgotten, 100), pupil('ben', 200)];
  expect([50, 150, 250].map((at) => whoseAt(bindings, at))).toEqual([null, null, 'ben']);
});

test('another account has been signed in for as long as the device says, a minute before that for nobody', () => {
  const owner = { pupilId: 'ben', staffId: null };
  const change = { owner, now: 1_000_000, lastSeenAt: 100_000 };
  expect(bindingsByAccount({ ...change, accountForMs: 400_000 })).toEqual([
    pupil(null, 540_000),
    pupil('ben', 600_000),
  ]);
  expect(bindingsByAccount({ ...change, accountForMs: 5_000_000 })).toEqual([pupil('ben', 100_000)]);
});

test('a device that does not say since when is nobody’s since it was last heard of', () => {
  const owner = { pupilId: 'ben', staffId: null };
  expect(bindingsByAccount({ owner, now: 1_000, lastSeenAt: 100, accountForMs: null })).toEqual([
    pupil(null, 100),
    pupil('ben', 1_000),
  ]);
});
