import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openClosedMarks } from './closed-layer.ts';
import { closedMarkOf, closedMarkSchema } from './closed-marks.ts';
import { compilePolicy, decide, freeSubject } from './decide.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { mayFetch } from './may-fetch.ts';

const hash = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const salt = 'AAAAAAAAAAAAAAAAAAAAAA';
const policy = compilePolicy({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: {
    ...rulesNobodyChanged(),
    youTube: 'strict',
    safeEngine: 'https://safe.test/?q={words}',
    audiences: [
      {
        audience: { kind: 'everyone' },
        categories: {},
        blockHosts: [],
        allowHosts: ['bad.example', 'www.youtube.com'],
        unknownSites: 'allow',
      },
    ],
  },
  categories: [],
});
const subjectWith = (name: string) => ({
  ...freeSubject({ kind: 'staff' }),
  isClosed: openClosedMarks([closedMarkOf(salt, name, hash)], hash),
});
const ask = (name: string, url: string) => decide(policy, subjectWith(name), url, 0).verdict;

test.each([
  ['bad.example', 'https://bad.example/', 'block'],
  ['bad.example', 'https://www.bad.example/x/y?z#q', 'block'],
  ['bad.example', 'https://good.example/', 'allow'],
  ['bad.example/a/b', 'https://bad.example/a/b?x=2#y', 'block'],
  ['bad.example/a/b', 'https://www.bad.example/a/b/', 'block'],
  ['bad.example/a/b', 'https://bad.example/a', 'allow'],
  ['youtube.com/watch?v=abcdefghijk', 'https://youtu.be/abcdefghijk', 'block'],
  ['youtube.com/watch?v=abcdefghijk', 'https://www.youtube.com/watch?v=abcdefghijl', 'allow'],
])('with %s closed %s is: %s', (name, url, expected) => {
  expect(ask(name, url)).toBe(expected);
});

test('is stronger than what a teacher opened, and no open page fetches from it', () => {
  const exception = {
    exceptionId: 'e',
    target: { kind: 'site', host: 'bad.example' },
    by: 'Miss Clarke',
    reason: '',
    startedAt: 0,
    endsAt: 9,
    lessonId: null,
  } as const;
  const subject = { ...subjectWith('bad.example'), exceptions: [exception] };
  expect(decide(policy, subject, 'https://bad.example/', 0)).toMatchObject({ verdict: 'block' });
  expect(mayFetch(policy, subject, 'https://bad.example/a.jpg', 0)).toBe(false);
});

test('what a device keeps is a salt and twenty bits', () => {
  expect(closedMarkSchema.safeParse(closedMarkOf(salt, 'bad.example', hash)).success).toBe(true);
});
