import { describe, expect, test } from 'vitest';
import type { Report } from '#shared/reports.ts';
import { dateOf } from './date-reports.ts';
import { rowOf } from './report-row.ts';

const now = 50_000_000_000_000;

describe('a report is dated by its age', () => {
  test.each([
    ['a right clock', now - 1_000, now, now - 1_000],
    ['a clock of the year 2001', 978_307_200_000, 978_307_260_000, now - 60_000],
    ['a clock in the future', now + 900_000, now + 905_000, now - 5_000],
    ['stamped after it was sent', now + 10, now, now],
    ['older than any report can be', 0, 500 * 24 * 3_600_000, now - 400 * 24 * 3_600_000],
  ])('%s', (_name, at, sentAt, wanted) => {
    expect(dateOf({ at }, sentAt, now)).toBe(wanted);
  });
});

test.each([
  [{ kind: 'visit', url: 'https://newts.example/', title: 'Newts' }, 'Newts'],
  [{ kind: 'search', url: 'https://find.example/?q=newts', engine: 'find', words: 'newts' }, 'newts'],
  [
    { kind: 'prompt', url: 'https://a.example/', rule: 'unknown site', choice: 'go-back' },
    'go-back: unknown site',
  ],
  [
    {
      kind: 'prompt',
      url: 'https://a.example/',
      rule: 'A postcode was about to be sent',
      choice: 'ask',
      moment: 'detail-sent',
    },
    'ask (detail-sent): A postcode was about to be sent',
  ],
  [{ kind: 'block', url: 'https://a.example/', rule: 'category games' }, 'category games'],
  [
    { kind: 'bypass', url: 'https://a.example/', way: 'rewriting-proxy', rule: 'shows other sites' },
    'shows other sites',
  ],
] as const)('a row says what a person reads: %o', (about, text) => {
  const origin = { deviceId: 'd', pupilId: 'p', at: 5, receivedAt: 6 };
  const report = { seq: 3, at: 1, ...about };
  expect(rowOf(report, origin)).toEqual({
    ...origin,
    seq: 3,
    kind: about.kind,
    url: about.url,
    text,
    body: JSON.stringify(report),
  });
});

test('what is only summed is kept for nobody, and says nothing', () => {
  const report = {
    kind: 'prompt-shown',
    url: null,
    promptId: 'advert-paid',
    cameBackAfter: null,
    seq: 1,
    at: 1,
  };
  const row = rowOf(report as Report, { deviceId: 'd', pupilId: 'p', at: 1, receivedAt: 1 });
  expect(row).toMatchObject({ pupilId: null, url: null, text: '', body: '{}' });
});

test('of what a pupil told it says only that something was told', () => {
  const concern = {
    kind: 'concern',
    url: 'https://a.example/',
    choice: 'asked-me',
    words: 'my name',
  } as const;
  const row = rowOf(
    { ...concern, adultId: 'an-adult', seq: 1, at: 1 },
    { deviceId: 'd', pupilId: 'p', at: 1, receivedAt: 1 },
  );
  expect(row).toMatchObject({ kind: 'concern', pupilId: 'p', url: null, text: '', body: '{}' });
});
