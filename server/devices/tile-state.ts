import type { Lock, Stop } from '#shared/device-state.ts';
import type { TileState } from '#shared/class-snapshot.ts';
import type { Sighting } from './presences.ts';

/** A device that tells nothing for so long is silent, connected or not. */
const silentAfterMs = 90_000;
/** A worker that dies comes back; a tile does not jump for that. */
const absenceGraceMs = 5_000;
/** After the server's own restart all devices come back within this time; until then none is missed. */
const returnAfterRestartMs = 30_000;
/** A browser that has just started loads its layers one after the other. */
const layersLoadMs = 10_000;

export interface TileFacts {
  readonly sighting: Sighting;
  readonly lock: Lock | null;
  readonly stop: Stop | null;
  readonly lessonStartedAt: number;
  /** Epoch ms; also from before this server was started. */
  readonly lastSeenAt: number;
  readonly serverStartedAt: number;
}

export interface TileStanding {
  readonly state: TileState;
  /** Server epoch ms at which it began. */
  readonly since: number;
}

/** ChromeOS locks the screen when the lid is closed, and tells so before it sleeps. */
const isScreenLocked = ({ sighting }: TileFacts): boolean => sighting.presence?.activity === 'screen-locked';

type Rule = (facts: TileFacts, now: number) => TileStanding | null;

const stopped: Rule = ({ stop }) => stop && { state: 'stopped', since: stop.stoppedAt };

const concern: Rule = ({ sighting, lessonStartedAt }) => {
  const at = sighting.concernAt;
  return at !== null && at >= lessonStartedAt ? { state: 'concern', since: at } : null;
};

const absent: Rule = (facts, now) => {
  const { sighting, lessonStartedAt, lastSeenAt, serverStartedAt } = facts;
  if (sighting.connectedAt !== null) return null;
  const goneSince = sighting.leftAt ?? lastSeenAt;
  const wasHere = Math.max(lastSeenAt, sighting.leftAt ?? 0) >= lessonStartedAt;
  if (!wasHere || sighting.saidGoodbye) return { state: 'away', since: goneSince };
  if (isScreenLocked(facts)) return { state: 'asleep', since: sighting.activitySince };
  if (sighting.leftAt === null && now < serverStartedAt + returnAfterRestartMs) {
    return { state: 'away', since: goneSince };
  }
  const isBrief = sighting.leftAt !== null && now < sighting.leftAt + absenceGraceMs;
  return isBrief ? null : { state: 'silent', since: goneSince };
};

const speechless: Rule = ({ sighting }, now) => {
  const since = Math.max(sighting.connectedAt ?? 0, sighting.presenceAt);
  return now - since > silentAfterMs ? { state: 'silent', since } : null;
};

const blocked: Rule = (facts) => {
  const since = facts.sighting.closedPageSince;
  return since === null || isScreenLocked(facts) ? null : { state: 'blocked', since };
};

const degraded: Rule = ({ sighting: { degradedSince } }, now) =>
  degradedSince !== null && now - degradedSince >= layersLoadMs
    ? { state: 'degraded', since: degradedSince }
    : null;

const locked: Rule = ({ lock }, now) =>
  lock && now < lock.endsAt ? { state: 'locked', since: lock.startedAt } : null;

const outOfSchool: Rule = ({ sighting: { outsideSince, connectedAt } }) =>
  outsideSince !== null && connectedAt !== null ? { state: 'out-of-school', since: outsideSince } : null;

const asleep: Rule = (facts) =>
  isScreenLocked(facts) ? { state: 'asleep', since: facts.sighting.activitySince } : null;

const present: Rule = ({ sighting }) => {
  const isActive = (sighting.presence?.activity ?? 'active') === 'active';
  return { state: isActive ? 'online' : 'idle', since: sighting.activitySince };
};

/** First that speaks, from what cannot wait to what is ordinary. */
const rules: readonly Rule[] = [
  stopped,
  concern,
  absent,
  speechless,
  blocked,
  degraded,
  locked,
  outOfSchool,
  asleep,
  present,
];

/** How a pupil's tile stands. Pure. */
export const tileStandingOf = (facts: TileFacts, now: number): TileStanding => {
  for (const rule of rules) {
    const standing = rule(facts, now);
    if (standing) return standing;
  }
  return { state: 'away', since: facts.lastSeenAt };
};
