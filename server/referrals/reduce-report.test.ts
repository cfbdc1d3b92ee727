import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { maxUrlLength } from '#shared/page.ts';
import { reportKinds, reportSchema, type Report } from '#shared/reports.ts';
import { AddressHash } from './address-hash.ts';
import { reducedReport } from './reduce-report.ts';

const hash = new AddressHash(randomBytes(32));
const url = 'https://planted.example/album';
const asked = { requestId: 'r', url, words: 'A child wrote this' };
const tab = { url, title: 'planted title', isActive: true };
const shown = { page: tab, tabs: [tab], picture: { base64: 'planted', takenAt: 1 }, pictureMissing: null };
const reports: readonly Report[] = [
  { seq: 1, at: 1, kind: 'visit', url, title: 'planted title' },
  { seq: 2, at: 1, kind: 'search', url, engine: 'Bing', words: 'planted words' },
  { seq: 3, at: 1, kind: 'prompt', url, rule: 'planted rule', choice: 'open' },
  { seq: 12, at: 1, kind: 'prompt-shown', url: null, promptId: 'advert-paid', cameBackAfter: null },
  { seq: 4, at: 1, kind: 'block', url, rule: 'planted rule' },
  {
    seq: 13,
    at: 1,
    kind: 'alert',
    url,
    about: 'adult',
    level: 'today',
    sign: 'search',
    words: 'planted words',
    phrase: 'planted',
    tries: 2,
    picture: { base64: 'planted', takenAt: 1 },
  },
  { seq: 5, at: 1, kind: 'bypass', url, rule: 'planted rule', way: 'rewriting-proxy' },
  {
    seq: 6,
    at: 1,
    kind: 'concern',
    url,
    choice: 'saw-something',
    words: 'A child wrote this',
    attachPage: true,
    shown,
  },
  { seq: 7, at: 1, kind: 'may-i', about: 'page', ...asked },
  { seq: 8, at: 1, kind: 'filter-report', wants: 'block', ...asked },
  { seq: 9, at: 1, kind: 'hand-up', lessonId: 'l', about: 'question', ...asked },
  { seq: 10, at: 1, kind: 'hand-down', requestId: 'r' },
  { seq: 13, at: 1, kind: 'lesson-time', url: null, lessonId: 'l', minutes: { learning: 9 } },
  { seq: 14, at: 1, kind: 'slept', url: null, sleptMs: 100_000 },
  { seq: 11, at: 1, kind: 'reply', url: null, message: 'Ready?', reply: 'Yes' },
  {
    seq: 12,
    at: 1,
    kind: 'agreement-signed',
    url: null,
    signatureId: 's',
    pupilId: 'p',
    askId: 'a',
    versionId: 'v',
    language: 'en',
    signature: { kind: 'name', name: 'Ada' },
    adults: { schoolIds: [], home: '' },
    answers: [],
  },
];

test('every kind of report is here', () => {
  expect(reports.map(({ kind }) => kind).toSorted()).toEqual([...reportKinds].toSorted());
});

test.each(reports)(
  'a $kind keeps its number and its fingerprint, and neither address, title nor rule',
  (report) => {
    const reduced = reducedReport(report, hash);
    expect(reportSchema.parse(reduced)).toEqual(reduced);
    expect(JSON.stringify(reduced)).not.toContain('planted');
    expect(reduced).toMatchObject({ seq: report.seq, at: report.at, kind: report.kind });
    if ('url' in report && report.url !== null) expect(JSON.stringify(reduced)).toContain(hash.of(url));
    expect(reducedReport(reduced, hash)).toEqual(reduced);
  },
);

test('what a child said stays, for somebody to hear', () => {
  const words = reports.map((report) => JSON.stringify(reducedReport(report, hash)));
  expect(words.filter((text) => text.includes('A child wrote this'))).toHaveLength(4);
});

test('an address as long as they come is reduced, too', () => {
  const long = {
    seq: 1,
    at: 1,
    kind: 'visit',
    url: `${url}/${'a'.repeat(maxUrlLength)}`,
    title: '',
  } as const;
  expect(reportSchema.safeParse(reducedReport(long, hash)).success).toBe(true);
});
