import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rulesNobodyChanged } from './default-rules.ts';
import { compilePolicy, decide, freeSubject, type Subject } from './decide.ts';
import type { Policy } from './policy.ts';
import { openSealedList, type SealedList } from './sealed-list.ts';

const hash = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const listOf = (...names: string[]): SealedList => ({
  sources: [{ name: 'Made-up Foundation', issued: '2026-11-01', entryCount: names.length }],
  fingerprints: Buffer.concat(names.map((name) => hash(name).subarray(0, 16))).toString('base64url'),
});
const policyWith = (sealed: SealedList | undefined): Policy => ({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    ...rulesNobodyChanged(),
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: {},
        blockHosts: [],
        allowHosts: ['sealed.test', 'pages.test'],
        unknownSites: 'allow',
      },
    ],
    youTube: 'strict',
    safeEngine: 'https://safe.test/?q={words}',
  },
  categories: [],
  ...(sealed && { sealed }),
});
const ask = (url: string, more: Partial<Subject> = {}, sealed = listOf('sealed.test', 'pages.test/a')) => {
  const policy = compilePolicy(policyWith(sealed), { hash });
  const { verdict, reason } = decide(policy, { ...freeSubject({ kind: 'staff' }), ...more }, url, 0);
  return `${verdict} ${reason}`;
};

describe('a sealed list', () => {
  test.each([
    ['https://sealed.test/', 'block illegal'],
    ['https://www.sealed.test./x', 'block illegal'],
    ['https://pages.test/a/b', 'block illegal'],
    ['https://pages.test/c', 'allow allow-list'],
    ['https://notsealed.test/', 'allow unknown-site'],
  ])('%s: %s, whatever an allow list says', (url, expected) => {
    expect(ask(url)).toBe(expected);
  });

  test('holds against a teacher’s exception', () => {
    const exception = {
      exceptionId: 'e',
      target: { kind: 'site' as const, host: 'sealed.test' },
      by: 'Miss Hart',
      reason: '',
      startedAt: 0,
      endsAt: 1,
      lessonId: null,
    };
    expect(ask('https://sealed.test/', { exceptions: [exception] })).toBe('block illegal');
  });

  test('cannot be left out where it is named: without a way to ask it nothing is compiled', () => {
    expect(() => compilePolicy(policyWith(listOf('sealed.test')))).toThrow('sealed');
    expect(() => openSealedList({ ...listOf('a.test'), fingerprints: 'AAAA' }, hash)).toThrow('whole');
  });
});
