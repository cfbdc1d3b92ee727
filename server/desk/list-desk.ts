import { deskKinds, type DeskItem, type DeskKind } from '#shared/api/desk.ts';
import { incidentsAtOnce, type IncidentShelf } from '#shared/api/incidents.ts';
import { success } from '#shared/result.ts';
import type { AlertRows } from '../alerts/alert-rows.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { WorkReferrals } from '../referrals/work-referrals.ts';
import { fits, type ListIncidents } from '../safeguarding/list-incidents.ts';
import type { DeskLooks } from './desk-looks.ts';
import { alertLine, byUrgency, incidentLine, isUnderWay, newestDone, referralLine } from './desk-lines.ts';

export interface ListDeskParts {
  readonly listing: Pick<ListIncidents, 'on' | 'counts'>;
  readonly alertRows: Pick<AlertRows, 'open' | 'judgedSince'>;
  readonly workReferrals: Pick<WorkReferrals, 'forEyesOf'>;
  readonly deskLooks: Pick<DeskLooks, 'note'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Shelves = Readonly<Record<IncidentShelf, readonly DeskItem[]>>;

const judgedMs = 28 * 24 * 3_600_000;
const aboutChildren = { incident: { audience: 'safeguarding' } } as const;

/** One queue of all that waits for whoever asks. Names and numbers alone: no content, so no second look at the password. */
export const listDesk =
  (parts: ListDeskParts): Handlers['desk'] =>
  async ({ shelf, kind, search }, { actor }) => {
    const refused = await askMay(parts, actor, 'review-incidents', {}, 'desk');
    if (refused) return refused;
    const besides = await besideIncidents(parts, actor);
    const incidents = (await parts.listing.on(shelf, actor)).map(incidentLine);
    const sought = [...incidents, ...besides[shelf]].filter((item) => isSought(item, search));
    const found = sought.filter((item) => kind === 'all' || item.kind === kind);
    await parts.deskLooks.note(actor, { action: 'view-desk', found: found.length, search });
    return success({
      items: found.toSorted(shelf === 'closed' ? newestDone : byUrgency).slice(0, incidentsAtOnce),
      total: found.length,
      counts: sumOf(await parts.listing.counts(actor), besides),
      ofKind: countKinds(sought),
    });
  };

/** Alerts are about children alone, and so not for the chair. */
const besideIncidents = async (parts: ListDeskParts, actor: Actor): Promise<Shelves> => {
  const now = parts.clock();
  const seesAlerts = may(actor, 'review-incident', aboutChildren, now);
  const open = seesAlerts ? await parts.alertRows.open() : [];
  const judged = seesAlerts ? await parts.alertRows.judgedSince(now - judgedMs) : [];
  const referrals = await parts.workReferrals.forEyesOf(actor);
  const mine = open.filter(({ assignee }) => assignee?.accountId === actor.accountId);
  const isDone = (referral: (typeof referrals)[number]): boolean => !isUnderWay(referral);
  return {
    open: [...open.map(alertLine), ...referrals.filter(isUnderWay).map(referralLine)],
    mine: mine.map(alertLine),
    review: [],
    closed: [...judged.map(alertLine), ...referrals.filter(isDone).map(referralLine)],
  };
};

const isSought = (item: DeskItem, search: string): boolean => {
  if (item.is === 'incident') return fits(item.incident, search);
  const name = item.is === 'alert' ? item.alert.pupil?.name : item.referral.pupilName;
  return search === '' || (name ?? '').toLowerCase().includes(search.toLowerCase());
};

const sumOf = (
  incidents: Record<IncidentShelf, number>,
  besides: Shelves,
): Record<IncidentShelf, number> => ({
  open: incidents.open + besides.open.length,
  mine: incidents.mine + besides.mine.length,
  review: incidents.review + besides.review.length,
  closed: incidents.closed + besides.closed.length,
});

const countKinds = (items: readonly DeskItem[]): Record<DeskKind, number> => {
  const counts: Record<DeskKind, number> = { alert: 0, pupil: 0, staff: 0, 'from-alert': 0, referral: 0 };
  for (const kind of deskKinds) counts[kind] = items.filter((item) => item.kind === kind).length;
  return counts;
};
