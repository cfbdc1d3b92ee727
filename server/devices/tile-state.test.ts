import { describe, expect, test } from 'vitest';
import type { Presence } from '#shared/reports.ts';
import type { Sighting } from './presences.ts';
import { tileStandingOf, type TileFacts } from './tile-state.ts';

const presence: Presence = {
  activity: 'active',
  page: null,
  tabs: [],
  stateVersion: 1,
  policyVersion: 1,
  picture: 'not-watched',
  layers: { managed: true, webRequest: true, rules: true, index: true },
};
const asleep: Presence = { ...presence, activity: 'screen-locked' };
const now = 1_000_000;
const lessonStartedAt = now - 300_000;

const facts = (sighting: Partial<Sighting>, rest: Partial<TileFacts> = {}): TileFacts => ({
  sighting: {
    presence,
    presenceAt: now - 5_000,
    pageSince: 0,
    siteSince: 0,
    stillSince: null,
    activitySince: now - 60_000,
    connectedAt: now - 100_000,
    leftAt: null,
    saidGoodbye: false,
    closedPageSince: null,
    concernAt: null,
    outsideSince: null,
    degradedSince: null,
    clockSkewMs: null,
    address: null,
    ...sighting,
  },
  lock: null,
  stop: null,
  lessonStartedAt,
  lastSeenAt: now - 5_000,
  serverStartedAt: now - 900_000,
  ...rest,
});
const lock = { by: 'Miss Clarke', message: '', startedAt: now - 9_000, endsAt: now + 9_000 };
const gone = { connectedAt: null, leftAt: now - 20_000 };

describe('a connected pupil', () => {
  test.each([
    ['online', {}, {}, now - 60_000],
    ['idle', { presence: { ...presence, activity: 'idle' } }, {}, now - 60_000],
    ['asleep', { presence: asleep }, {}, now - 60_000],
    ['locked', { presence: asleep }, { lock }, now - 9_000],
    ['out-of-school', { outsideSince: now - 200_000, presence: asleep }, {}, now - 200_000],
    ['locked', { outsideSince: now }, { lock }, now - 9_000],
    ['degraded', { degradedSince: now - 10_000, outsideSince: now }, { lock }, now - 10_000],
    ['online', { degradedSince: now - 9_999 }, {}, now - 60_000],
    ['blocked', { degradedSince: now - 10_000, closedPageSince: now }, {}, now],
    ['silent', { degradedSince: now - 99_000, presenceAt: now - 90_001 }, {}, now - 90_001],
    ['online', { presence: null, presenceAt: 0 }, { lastSeenAt: 0 }, now - 60_000, now - 80_000],
    ['silent', { presence: null, presenceAt: 0 }, {}, now - 100_000],
    ['silent', { presenceAt: now - 90_001 }, {}, now - 90_001],
    ['locked', {}, { lock }, now - 9_000],
    ['online', {}, { lock: { ...lock, endsAt: now } }, now - 60_000],
    ['blocked', { closedPageSince: now - 200_000 }, { lock }, now - 200_000],
    ['asleep', { closedPageSince: now - 200_000, presence: asleep }, {}, now - 60_000],
    ['concern', { concernAt: now - 200_000, closedPageSince: now }, { lock }, now - 200_000],
    ['online', { concernAt: lessonStartedAt - 1 }, {}, now - 60_000],
  ] as const)('is %s (%#)', (state, sighting, rest, since, connectedAt?: number) => {
    const given = connectedAt === undefined ? sighting : { ...sighting, connectedAt };
    expect(tileStandingOf(facts(given, rest), now)).toEqual({ state, since });
  });
});

describe('a pupil who is not connected', () => {
  test.each([
    ['silent', gone, {}, now - 20_000],
    ['away', { ...gone, saidGoodbye: true }, {}, now - 20_000],
    ['online', { ...gone, leftAt: now - 4_999 }, {}, now - 60_000],
    [
      'away',
      { ...gone, leftAt: lessonStartedAt - 1 },
      { lastSeenAt: lessonStartedAt - 1 },
      lessonStartedAt - 1,
    ],
    ['concern', { ...gone, concernAt: now - 30_000 }, {}, now - 30_000],
    ['silent', { connectedAt: null }, {}, now - 5_000],
    ['away', { connectedAt: null }, { serverStartedAt: now - 29_999 }, now - 5_000],
    ['silent', { connectedAt: null }, { serverStartedAt: now - 30_000 }, now - 5_000],
    ['asleep', { ...gone, presence: asleep }, {}, now - 60_000],
    ['away', { ...gone, presence: asleep, saidGoodbye: true }, {}, now - 20_000],
    ['silent', { ...gone, degradedSince: now - 99_000, isOutside: true }, { lock }, now - 20_000],
    ['away', { connectedAt: null }, { lastSeenAt: lessonStartedAt - 1 }, lessonStartedAt - 1],
  ] as const)('is %s (%#)', (state, sighting, rest, since) => {
    expect(tileStandingOf(facts(sighting, rest), now)).toEqual({ state, since });
  });
});
