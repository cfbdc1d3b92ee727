import { describe, expect, test } from 'vitest';
import type { ReportedSite } from '#shared/api/filter-reports.ts';
import type { MayIRequest } from '#shared/api/requests.ts';
import { groupReports, groupRequests, namesOf, pagesOf } from './request-groups.ts';

const request = (requestId: string, changes: Partial<MayIRequest> = {}): MayIRequest => ({
  requestId,
  pupilId: requestId,
  pupilName: `Pupil ${requestId}`,
  className: 'Hedgehogs',
  about: 'page',
  url: 'https://bets.example/odds',
  words: '',
  rule: '',
  canBeOpened: true,
  askedAt: 1,
  state: 'waiting',
  answeredAt: null,
  answeredBy: '',
  answer: '',
  ...changes,
});
const report = (requestId: string, changes: Partial<ReportedSite> = {}): ReportedSite => ({
  requestId,
  url: 'https://bets.example/',
  wants: 'block',
  words: '',
  reporter: 'Ada',
  className: null,
  pupilId: null,
  reportedAt: 1,
  verdict: 'allow',
  rule: '',
  outcome: null,
  answer: '',
  answeredBy: '',
  answeredAt: null,
  ...changes,
});

describe('requests', () => {
  test('for the same site are one, who waits longest first; answered ones are no more', () => {
    const groups = groupRequests([
      request('3', { url: 'https://chat.example/', askedAt: 3 }),
      request('2', { url: 'https://www.bets.example/rules', askedAt: 2 }),
      request('1', { askedAt: 1 }),
      request('0', { askedAt: 0, state: 'refused' }),
    ]);
    expect(groups.map(({ host, requests }) => [host, requests.map(({ requestId }) => requestId)])).toEqual([
      ['bets.example', ['1', '2']],
      ['chat.example', ['3']],
    ]);
  });

  test('for a page and for a download are two', () => {
    expect(groupRequests([request('1'), request('2', { about: 'download' })])).toHaveLength(2);
  });

  test('name each pupil and each page once', () => {
    const [group] = groupRequests([request('1'), request('2', { pupilName: 'Pupil 1' })]);
    expect(group && namesOf(group)).toEqual(['Pupil 1']);
    expect(group && pagesOf(group)).toEqual(['https://bets.example/odds']);
  });
});

test('reports of the same site count together, those that wait and that most people sent first', () => {
  const groups = groupReports([
    report('1', { url: 'https://one.example/' }),
    report('2', { outcome: 'changed', answeredAt: 5 }),
    report('3', { outcome: 'changed', answeredAt: 5 }),
    report('4'),
    report('5'),
    report('6', { wants: 'open' }),
  ]);
  expect(
    groups.map(({ host, wants, isAnswered, reports }) => [host, wants, isAnswered, reports.length]),
  ).toEqual([
    ['bets.example', 'block', false, 2],
    ['one.example', 'block', false, 1],
    ['bets.example', 'open', false, 1],
    ['bets.example', 'block', true, 2],
  ]);
});
