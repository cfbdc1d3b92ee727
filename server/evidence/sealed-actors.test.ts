import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { LedgerEntry } from './ledger-rows.ts';
import { SealedActors } from './sealed-actors.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const actors = new SealedActors({ privateKey } as ConstructorParameters<typeof SealedActors>[0]);
const entry: LedgerEntry = {
  actor: 'account-of-someone',
  action: 'record-incident',
  object: 'incident-one',
  outcome: 'done',
  facts: { by: 'account-of-someone', kind: 'other' },
};
const sealed = actors.seal(entry);
const row = { actor: sealed.actor, facts: JSON.stringify(sealed.facts) };

test('an entry does not say who it was, and whoever has the key reads it', () => {
  expect(JSON.stringify(sealed)).not.toContain('account-of-someone');
  expect(sealed.facts).toMatchObject({ kind: 'other' });
  expect(actors.actorOf(row)).toBe('account-of-someone');
});

test('twice the same person does not look the same', () => {
  expect(actors.seal(entry).actor).not.toBe(sealed.actor);
});

test.each([
  ['erased facts', ''],
  ['facts of another entry', JSON.stringify(actors.seal(entry).facts)],
  ['facts without the seal', '{}'],
  ['no JSON at all', '{'],
])('with %s it is nobody known, and nothing breaks', (_, facts) => {
  expect(actors.actorOf({ ...row, facts })).toBe(sealed.actor);
});
