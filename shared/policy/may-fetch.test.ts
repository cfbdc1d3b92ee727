import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Exception } from '../device-state.ts';
import { buildCategoryIndex } from './category-index.ts';
import { compilePolicy, freeSubject, type Subject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { mayFetch } from './may-fetch.ts';
import type { Policy } from './policy.ts';
import { fingerprintBytes, type SealedList } from './sealed-list.ts';

const now = 1_000;
const serverHost = 'thinkclick.school.example';
const policy: Policy = {
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  categories: [
    { id: 'gambling', label: 'Gambling', isIllegal: false, hosts: ['own-odds.example'] },
    { id: 'shops', label: 'Shops', isIllegal: false, hosts: [] },
    { id: 'illegal', label: 'Illegal', isIllegal: true, hosts: ['never.example'] },
  ],
  rules: {
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://safe.example/?q={words}',
    emergencyHosts: ['emergency.example'],
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: { gambling: 'block', shops: 'think' },
        blockHosts: ['blocked.example'],
        allowHosts: ['fair.odds.example'],
        unknownSites: 'block',
      },
    ],
  },
};
const fullIndex = buildCategoryIndex([
  { id: 'gambling', hosts: ['odds.example', serverHost] },
  { id: 'shops', hosts: ['shop.odds.example'] },
]);
const hash = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const fingerprintOf = (name: string): Uint8Array => hash(name).subarray(0, fingerprintBytes);
const sealed: SealedList = {
  sources: [{ name: 'Made-up list', issued: '2026-11-01', entryCount: 1 }],
  fingerprints: Buffer.from(fingerprintOf('pictures.example/sealed')).toString('base64url'),
};
const compiled = compilePolicy({ ...policy, sealed }, { serverHost, fullIndex, hash });
const guest = freeSubject({ kind: 'guest' });
const may = (address: string, subject: Subject = guest): boolean => mayFetch(compiled, subject, address, now);

const exception = (target: Exception['target'], endsAt = now + 1): Exception => ({
  exceptionId: 'e1',
  target,
  by: 'Miss Clarke',
  reason: '',
  startedAt: 0,
  endsAt,
  lessonId: null,
});

describe('an open page may fetch', () => {
  test.each([
    ['from a site that nobody knows', 'https://unheard-of.example/a.png'],
    ['from a site of a category that asks to think', 'https://cdn.shop.odds.example/a.js'],
    ['from the allow list, below a site that a list names', 'wss://fair.odds.example/'],
    ['from the school’s own server, whatever a list says', `https://${serverHost}/`],
    ['from a host of which a sealed list names another part', 'https://pictures.example/a.png'],
    ['from a number instead of a name', 'https://192.0.2.7/a.png'],
  ])('%s', (_, address) => expect(may(address)).toBe(true));
});

describe('an open page may not fetch', () => {
  test.each([
    ['from a site that only the full index names', 'https://odds.example/a.png'],
    ['from a site below it', 'wss://www.odds.example/live'],
    ['from it however it is written', 'https://me:pw@ODDS.example.:8443/a.png'],
    ['from a site of the policy’s own lists', 'https://own-odds.example/a.png'],
    ['from the block list', 'https://blocked.example/a.png'],
    ['from what is closed in an emergency', 'https://cdn.emergency.example/a.png'],
    ['what is illegal', 'https://never.example/a.png'],
    ['what a sealed list names', 'https://pictures.example/sealed/a.png'],
    ['what cannot be read', 'https://'],
  ])('%s', (_, address) => expect(may(address)).toBe(false));
});

describe('what holds for this pupil', () => {
  const address = 'https://www.odds.example/a.png';

  test('a site that was opened serves what its pages need, until its end', () => {
    const of = (endsAt: number): Subject => ({
      ...guest,
      exceptions: [exception({ kind: 'site', host: 'odds.example' }, endsAt)],
    });
    expect([may(address, of(now + 1)), may(address, of(now))]).toEqual([true, false]);
  });

  test('and so does the site of a page that was opened', () => {
    const page = exception({ kind: 'page', page: 'odds.example/chance' });
    expect(may(address, { ...guest, exceptions: [page] })).toBe(true);
  });

  test('no one opens what is illegal', () => {
    const site = exception({ kind: 'site', host: 'never.example' });
    expect(may('https://never.example/', { ...guest, exceptions: [site] })).toBe(false);
  });

  test('a lock or a lesson’s list changes nothing, open pages behind it go on', () => {
    const lock = { by: 'Miss Clarke', message: '', startedAt: 0, endsAt: now + 1 };
    const focus = {
      name: 'Sums',
      hosts: ['maths.example'],
      needs: [],
      pages: [],
      startedAt: 0,
      endsAt: now + 1,
    };
    const held: Subject = { ...guest, lock, focus: { ...focus, by: 'Miss Clarke' } };
    expect([may('https://unheard-of.example/', held), may(address, held)]).toEqual([true, false]);
  });

  test('a site caught as a proxy is closed', () => {
    const subject = { ...guest, suspects: ['unheard-of.example'] };
    expect(may('https://unheard-of.example/a.js', subject)).toBe(false);
  });
});
