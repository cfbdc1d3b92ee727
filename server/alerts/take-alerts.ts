import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { higher, isAtLeast, type AlertLevel } from '#shared/alerts/levels.ts';
import { levelHere } from '#shared/alerts/orders.ts';
import type { SafeguardingPolicy } from '#shared/api/incidents.ts';
import { mostCaptureMinutes } from '#shared/incidents/capture.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { AlertReport } from '#shared/reports.ts';
import type { Clock } from '../clock.ts';
import type { DeviceOwner } from '../devices/device-book.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { ClassView } from '../lessons/class-view.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Notifier } from '../notify/notifier.ts';
import type { DeviceFacts } from '../safeguarding/device-facts.ts';
import { isPicture } from '../safeguarding/picture-type.ts';
import type { SafeguardingPolicies } from '../safeguarding/safeguarding-policies.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';
import { alertDue } from './alert-due.ts';
import type { AlertsInClass } from './alerts-in-class.ts';
import { sealAlertFacts, sealAlertPicture, sealWhat, whyOf, type AlertPicture } from './sealed-alert.ts';

/** What a device suspects, as it came. */
export interface RaisedAlert {
  readonly deviceId: string;
  /** Who sat there then. */
  readonly owner: DeviceOwner;
  readonly seq: number;
  /** Server epoch ms. */
  readonly at: number;
  readonly report: AlertReport;
}

export interface TakeAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly deviceFacts: DeviceFacts;
  readonly safeguarding: Pick<SafeguardingPolicies, 'current'>;
  readonly notifier: Pick<Notifier, 'alertRaised'>;
  readonly alertsInClass: AlertsInClass;
  readonly classView: Pick<ClassView, 'touch'>;
  readonly ledger: Ledger;
  readonly viewers: Pick<Viewers, 'incidentsChanged'>;
  readonly clock: Clock;
}

type Row = Schema['alerts'];
/** A report with what the school makes of it. */
interface Meant extends RaisedAlert {
  readonly pupilId: string | null;
  readonly level: AlertLevel;
  readonly signId: string;
  readonly policy: SafeguardingPolicy;
}

/** More of the same about one pupil, within so long, belongs to what is on the desk already. */
const sameMatterMs = 12 * 3_600_000;
/** Told within so long it is about what is on the screen. */
const freshMs = 10_000;

/** Makes alerts of what devices suspect: one rises where more comes, and ten do not lie beside each other. */
export class TakeAlerts {
  readonly #parts: TakeAlertsParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: TakeAlertsParts) {
    this.#parts = parts;
  }

  /** May be called twice with the same: what is there already stays. */
  readonly take = (alerts: readonly RaisedAlert[]): Promise<void> =>
    this.#inTurn(async () => {
      const policy = await this.#parts.safeguarding.current();
      for (const alert of alerts) await this.#takeOne(alert, policy);
    });

  async #takeOne(alert: RaisedAlert, policy: SafeguardingPolicy): Promise<void> {
    const { pupilId, staffId } = alert.owner;
    const level = levelHere(policy.alerts, alert.report.about, alert.report.level);
    // Staff are nobody's to suspect, and a device may not know yet what the school wants to hear no more.
    if (level === null || staffId !== null || (await this.#isTaken(alert))) return;
    const meant = { ...alert, policy, pupilId, level, signId: randomUUID() };
    const standing = await this.#standing(meant);
    const row = await this.#risen(meant, standing);
    await this.#parts.storage.db.transaction().execute(async (transaction) => {
      await this.#store(transaction, meant, row, standing !== undefined);
      if (row.level === 'now') await this.#parts.notifier.alertRaised(row.alertId, transaction);
    });
    await this.#record(meant, row);
    this.#show(meant, row);
  }

  async #isTaken({ deviceId, seq }: RaisedAlert): Promise<boolean> {
    const row = await this.#parts.storage.db
      .selectFrom('alertSigns')
      .select('signId')
      .where('deviceId', '=', deviceId)
      .where('seq', '=', seq)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** What is on the desk of the same matter, and what nobody is done with. */
  #standing({ pupilId, deviceId, at, report }: Meant): Promise<Row | undefined> {
    const open = this.#parts.storage.db
      .selectFrom('alerts')
      .selectAll()
      .where('kind', '=', report.about)
      .where('lastAt', '>=', at - sameMatterMs)
      .where((row) => row.or([row('verdict', 'is', null), row('verdict', '=', 'unsure')]))
      .orderBy('lastAt', 'desc');
    const same =
      pupilId === null
        ? open.where('pupilId', 'is', null).where('deviceId', '=', deviceId)
        : open.where('pupilId', '=', pupilId);
    return same.executeTakeFirst();
  }

  async #risen(meant: Meant, standing: Row | undefined): Promise<Row> {
    const { at, level, pupilId, deviceId, report } = meant;
    const before = standing ?? {
      alertId: randomUUID(),
      kind: report.about,
      level,
      pupilId,
      deviceId,
      firstAt: at,
      lastAt: at,
      tries: 0,
      firstLookAt: null,
      lookedAt: null,
      lookedBy: null,
      dueAt: null,
      assigneeId: null,
      verdict: null,
      incidentId: null,
      sealedFacts: null,
      sealedPicture: null,
    };
    const row = {
      ...before,
      level: higher(before.level, level),
      lastAt: Math.max(before.lastAt, at),
      tries: Math.max(before.tries + 1, report.tries),
      dueAt: dueAgain(before, higher(before.level, level), at),
      // Somebody was unsure; now there is more to go by.
      verdict: null,
      verdictAt: null,
      verdictBy: null,
    };
    return { ...row, ...(await this.#captured(meant, row)) };
  }

  /** Written down only at or above the level that the school's policy says, and once. */
  async #captured(meant: Meant, row: Row): Promise<Pick<Row, 'sealedFacts' | 'sealedPicture'>> {
    const { vault, deviceFacts, clock } = this.#parts;
    const { policy, deviceId, pupilId, at, report } = meant;
    const { alertId, sealedFacts, sealedPicture } = row;
    if (!isAtLeast(row.level, policy.captureAlertsFrom)) return { sealedFacts, sealedPicture };
    const own = policy.capture.alert;
    const { visits, ...open } = await deviceFacts.gather({ deviceId, pupilId, at }, own);
    // What is told late says nothing of what is open now.
    const isFresh = clock() - at < freshMs;
    const facts = {
      visits,
      lookBackMinutes: own.minutes,
      title: isFresh && open.page?.url === report.url ? open.page.title : '',
      tabs: isFresh ? (open.tabs ?? []) : [],
      device: await deviceFacts.describe({ deviceId, pupilId, at }),
    };
    const picture = pictureOf(meant);
    return {
      sealedFacts: sealedFacts ?? sealAlertFacts(vault, alertId, facts),
      sealedPicture: sealedPicture ?? (picture && sealAlertPicture(vault, alertId, picture)),
    };
  }

  async #store(db: Kysely<Schema>, meant: Meant, row: Row, isThere: boolean): Promise<void> {
    const { signId, deviceId, seq, at, report } = meant;
    const { url, words, phrase, sign } = report;
    if (isThere) await db.updateTable('alerts').set(row).where('alertId', '=', row.alertId).execute();
    else await db.insertInto('alerts').values(row).execute();
    const sealedWhat = sealWhat(this.#parts.vault, signId, { url, words, phrase });
    const { alertId } = row;
    await db
      .insertInto('alertSigns')
      .values({ signId, alertId, deviceId, seq, at, sign, sealedWhat })
      .execute();
  }

  #record({ deviceId, seq, report }: Meant, { alertId, kind, level, sealedPicture }: Row): Promise<void> {
    const { picture, ...noticed } = report;
    const pictureSha256 = picture && sealedPicture ? sha256Of(Buffer.from(picture.base64, 'base64')) : null;
    return this.#parts.ledger.append({
      actor: deviceId,
      action: 'raise-alert',
      object: alertId,
      outcome: 'recorded',
      facts: {
        kind,
        level,
        seq,
        noticedSha256: sha256Of(Buffer.from(JSON.stringify(noticed))),
        pictureSha256,
      },
    });
  }

  #show({ pupilId, deviceId, report }: Meant, { alertId, kind, level, lastAt }: Row): void {
    const why = whyOf(report.sign, report);
    if (pupilId !== null)
      this.#parts.alertsInClass.put({ alertId, pupilId, deviceId, kind, level, at: lastAt, why });
    this.#parts.classView.touch(deviceId);
    this.#parts.viewers.incidentsChanged();
  }
}

/** Where it has become more urgent, or is to be judged again, its time begins anew; else it stays. */
const dueAgain = (
  { level, verdict, dueAt }: Pick<Row, 'level' | 'verdict' | 'dueAt'>,
  now: AlertLevel,
  at: number,
): number | null => (level === now && verdict === null && dueAt !== null ? dueAt : alertDue(now, at));

/** Devices are not believed: only what the policy has taken, and only what is a picture. */
const pictureOf = ({ report, policy, at }: Meant): AlertPicture | null => {
  const { picture } = report;
  if (picture === undefined || !policy.capture.alert.parts.includes('picture')) return null;
  if (!isPicture('image/jpeg', Buffer.from(picture.base64, 'base64'))) return null;
  const ageMs = Math.min(mostCaptureMinutes * 60_000, Math.max(0, report.at - picture.takenAt));
  return { base64: picture.base64, takenAt: at - ageMs };
};
