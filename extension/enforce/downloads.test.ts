import { beforeEach, expect, test } from 'vitest';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import { compilePolicy, freeSubject } from '#shared/policy/decide.ts';
import type { NewReport } from '#shared/reports.ts';
import { OwnPages } from '../own-pages.ts';
import { DownloadGuard } from './downloads.ts';
import type { Protection } from './protection.ts';

const compiled = compilePolicy({
  version: 1,
  schoolName: 'Made-up Primary',
  publishedAt: 0,
  rules: defaultPolicyRules(),
  categories: [],
});
const lock = { by: 'Miss Clarke', message: '', startedAt: 0, endsAt: 10_000 };
const subject = { ...freeSubject({ kind: 'guest' }), lock };
const file = (url: string) => ({ id: 1, url, fileName: 'a.pdf', mimeType: 'application/pdf' });

let told: NewReport[];
let removed: number[];
let guard: DownloadGuard;
beforeEach(() => {
  [told, removed] = [[], []];
  guard = new DownloadGuard({
    downloads: { remove: async (id) => void removed.push(id), start: async () => undefined },
    protection: { compiled, subject, isLocked: true } as Protection,
    serverClock: { now: () => 5_000 } as never,
    tabs: {} as never,
    pages: new OwnPages({ root: 'chrome-extension://abc/' }),
    add: async (report) => told.push(report),
  });
});

test('in a lock no file is kept, and nobody is told of it', async () => {
  expect(await guard.mayGoOn(file('https://files.example/a.pdf'))).toBe(false);
  expect([removed, told]).toEqual([[1], []]);
});

test('in a lock, too, a helpline’s file is', async () => {
  expect(await guard.mayGoOn(file('https://www.childline.org.uk/a.pdf'))).toBe(true);
  expect(removed).toEqual([]);
});
