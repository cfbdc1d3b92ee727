import { beforeEach, expect, test } from 'vitest';
import type { LedgerEntry } from '../evidence/ledger-rows.ts';
import type { Actor } from '../people/actor.ts';
import type { Storage } from '../storage/storage.ts';
import { DeskLooks } from './desk-looks.ts';

const dsl = { accountId: 'd', roles: ['dsl'] } as unknown as Actor;
const head = { accountId: 'h', roles: ['head'] } as unknown as Actor;
let now: number;
let entries: LedgerEntry[];
let looks: DeskLooks;
beforeEach(() => {
  now = 0;
  entries = [];
  const ledger = { append: async (entry: LedgerEntry) => void entries.push(entry) };
  looks = new DeskLooks({ storage: {} as Storage, ledger, clock: () => now });
});
const actions = () => entries.map(({ actor, action }) => `${actor} ${action}`);
const minutes = (count: number) => (now += count * 60_000);

test('a list that stays open is one look for half an hour, and each person’s is their own', async () => {
  for (let times = 0; times < 31; times += 1) {
    await looks.note(dsl, { action: 'view-desk', found: 3 });
    minutes(1);
  }
  await looks.note(head, { action: 'view-desk', found: 3 });
  expect(actions()).toEqual(['d view-desk', 'd view-desk', 'h view-desk']);
});

test('a search is a look when it begins, and what was sought is not kept', async () => {
  for (const search of ['A', 'Am', 'Amara', 'Ama'])
    await looks.note(dsl, { action: 'view-desk', found: 1, search });
  expect(actions()).toEqual(['d search-desk']);
  await looks.note(dsl, { action: 'view-desk', found: 2, search: 'Ben' });
  minutes(2);
  await looks.note(dsl, { action: 'view-desk', found: 2, search: 'Ben' });
  expect(actions()).toHaveLength(3);
  expect(JSON.stringify(entries)).not.toMatch(/Ama|Ben/);
});

test('reviews are looked at one by one', async () => {
  await looks.note(dsl, { action: 'view-reviews', object: 'r1', found: 1 });
  await looks.note(dsl, { action: 'view-reviews', object: 'r2', found: 1 });
  expect(entries.map(({ object }) => object)).toEqual(['r1', 'r2']);
});
