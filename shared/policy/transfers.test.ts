import { describe, expect, test } from 'vitest';
import type { ExceptionTarget } from '../device-state.ts';
import { rulesNobodyChanged } from './default-rules.ts';
import { compilePolicy, freeSubject, type Person } from './decide.ts';
import type { AudienceRules } from './policy.ts';
import { decideDownload, decideUpload, downloadKeyOf } from './transfers.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const robin: Person = {
  kind: 'pupil',
  pupil: { pupilId: 'p1', name: 'Robin', classId: 'c1', yearGroup: 3, keyStage: 'KS2' },
};
const compiled = (more: Partial<AudienceRules> = {}) =>
  compilePolicy({
    version: 1,
    schoolName: 'Made-up Primary',
    publishedAt: 0,
    rules: {
      ...rulesNobodyChanged(),
      audiences: [
        {
          audience: { kind: 'everyone' },
          categories: {},
          blockHosts: ['shut.test'],
          allowHosts: [],
          unknownSites: 'allow',
          ...more,
        },
      ],
      youTube: 'strict',
      safeEngine: 'https://safe.test/?q={words}',
    },
    categories: [],
  });
const file = (fileName: string, url = 'https://files.test/x', mimeType = '') => ({ fileName, mimeType, url });
const ruleFor = (
  download: ReturnType<typeof file>,
  more: Partial<AudienceRules> = {},
  person: Person = robin,
) => decideDownload(compiled(more), freeSubject(person), download, now).rule;
const exceptionFor = (target: ExceptionTarget, endsAt: number) => ({
  ...freeSubject(robin),
  exceptions: [
    { exceptionId: 'e', target, by: 'Miss Hart', reason: '', startedAt: 0, endsAt, lessonId: null },
  ],
});

describe('a download', () => {
  test('goes by its kind and by the audience', () => {
    expect(ruleFor(file('a.pdf'))).toBe('allow');
    expect(ruleFor(file('a.pdf'), { downloads: { document: 'ask' } })).toBe('ask');
    expect(ruleFor(file('a.zip'))).toBe('ask');
  });

  test('of a program is stopped for pupils and guests, whatever a policy or a teacher says', () => {
    const open: Partial<AudienceRules> = { downloads: { program: 'allow' } };
    expect(ruleFor(file('a.exe'), open)).toBe('stop');
    expect(ruleFor(file('a.exe'), open, { kind: 'guest' })).toBe('stop');
    expect(ruleFor(file('a.exe'), open, { kind: 'staff' })).toBe('allow');
    const subject = exceptionFor({ kind: 'download', url: 'https://files.test/x' }, now + 1);
    expect(decideDownload(compiled(open), subject, file('a.exe'), now).rule).toBe('stop');
  });

  test('from a page that may not open is stopped, also where a page made it', () => {
    expect(ruleFor(file('a.pdf', 'https://shut.test/a.pdf'))).toBe('stop');
    expect(ruleFor(file('a.pdf', 'blob:https://shut.test/1-2'))).toBe('stop');
    expect(ruleFor(file('a.pdf', 'data:application/pdf,x'))).toBe('allow');
  });

  test('that a teacher allowed is open until the lease ends, and no other file is', () => {
    const ends = (endsAt: number) => exceptionFor({ kind: 'download', url: 'https://files.test/x' }, endsAt);
    const policy = compiled();
    expect(decideDownload(policy, ends(now + 1), file('a.zip'), now).rule).toBe('allow');
    expect(decideDownload(policy, ends(now), file('a.zip'), now).rule).toBe('ask');
    expect(decideDownload(policy, ends(now + 1), file('a.zip', 'https://files.test/y'), now).rule).toBe(
      'ask',
    );
  });

  test('that a page makes itself is known by the page’s site, since its address is another each time', () => {
    const key = downloadKeyOf('blob:https://files.test/1');
    const subject = exceptionFor({ kind: 'download', url: key }, now + 1);
    const ruleOf = (url: string) => decideDownload(compiled(), subject, file('a.zip', url), now).rule;
    expect(ruleOf('blob:https://files.test/2')).toBe('allow');
    expect(ruleOf('blob:https://other.test/2')).toBe('ask');
  });
});

test('a helpline gives and takes any file but a program, and nobody is asked', () => {
  const closed: Partial<AudienceRules> = { downloads: { document: 'stop' }, uploads: 'stop' };
  const [page, leaflet] = ['https://www.ceop.police.uk/', 'https://www.ceop.police.uk/leaflet'];
  expect(ruleFor(file('a.pdf', leaflet), closed)).toBe('allow');
  expect(ruleFor(file('a.zip', `blob:${leaflet}`), closed)).toBe('allow');
  expect(ruleFor(file('a.exe', leaflet), closed)).toBe('stop');
  expect(decideUpload(compiled(closed), freeSubject(robin), page, now).rule).toBe('allow');
});

describe('an upload', () => {
  test('is asked about unless a policy or a teacher says otherwise', () => {
    const ask = (subject = freeSubject(robin), more: Partial<AudienceRules> = {}) =>
      decideUpload(compiled(more), subject, 'https://www.homework.test/send', now).rule;
    expect(ask()).toBe('ask');
    expect(ask(freeSubject(robin), { uploads: 'allow' })).toBe('allow');
    expect(ask(exceptionFor({ kind: 'upload', host: 'homework.test' }, now + 1))).toBe('allow');
    expect(ask(exceptionFor({ kind: 'upload', host: 'other.test' }, now + 1))).toBe('ask');
  });
});
