import { randomUUID } from 'node:crypto';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Clock } from '../clock.ts';
import { alertWhereabouts } from '../alerts/alert-whereabouts.ts';
import type { Relay } from '../screens/relay.ts';
import { forgetPage, type ForgetPageParts } from './forget-page.ts';
import { closingOf, newClosedMark } from './closing.ts';
import type { PageForgettings } from './page-forgettings.ts';
import { sinceOf, type PageHold } from './page-hold.ts';
import { closesOf, type ReferralBook, type ReferralRow } from './referral-book.ts';
import type { SealedIncidents } from './sealed-incidents.ts';

export interface StopAndReferParts extends ForgetPageParts {
  readonly relay: Relay;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly lessons: Lessons;
  readonly book: Pick<DeviceBook, 'find'>;
  readonly viewers: Viewers;
  readonly sealedIncidents: SealedIncidents;
  readonly pageHold: PageHold;
  readonly forgettings: PageForgettings;
  readonly referrals: ReferralBook;
  readonly policies: Pick<PolicyStore, 'current'>;
  /** Who sees an incident; null where there is none. */
  readonly audienceOfIncident: (incidentId: string) => Promise<Audience | null>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Pressed = Result<EndpointAnswer<'stopAndRefer'>>;

/** What is known when the button is pressed. */
interface Press {
  readonly actor: Actor;
  readonly deviceId: string | null;
  readonly lessonId: string | null;
  readonly incidentId: string | null;
  readonly audience: Audience;
  /** Of the page that is meant, where it is known. */
  readonly address: string | null;
}

interface TimedPress extends Press {
  readonly stoppedAt: number;
}

/** A page that was told of so lately may still be the one in front. */
const lastVisitMs = 10 * 60_000;

/** One button for any adult: everything of this screen stops, and the record begins with what may be kept. */
export class StopAndRefer {
  readonly #parts: StopAndReferParts;
  readonly #inTurn = oneAtATime();

  constructor(parts: StopAndReferParts) {
    this.#parts = parts;
  }

  readonly answer: Handlers['stopAndRefer'] = (request, { actor }) => {
    if ('incidentId' in request) return this.#fromIncident(actor, request.incidentId);
    if ('alertId' in request) return this.#fromAlert(actor, request.alertId);
    return this.#fromLesson(actor, request.lessonId, request.deviceId);
  };

  async #fromLesson(actor: Actor, lessonId: string, deviceId: string): Promise<Pressed> {
    const { lessons, states } = this.#parts;
    const lesson = lessons.find(lessonId);
    // The same for a lesson that is over as for one that is not theirs.
    const notTheirs = failure(
      'not-allowed',
      'This is not your lesson now. Tell the safeguarding lead or the headteacher.',
    );
    if (!lesson) return notTheirs;
    const refused = await askMay(this.#parts, actor, 'stop-device', { lesson }, deviceId);
    if (refused) return notTheirs;
    if (states.of(deviceId).lesson?.lessonId !== lessonId) return failure('not-found');
    const about = { incidentId: null, audience: 'safeguarding' as const, address: null };
    return this.#press({ actor, deviceId, lessonId, ...about });
  }

  async #fromIncident(actor: Actor, incidentId: string): Promise<Pressed> {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, incidentId);
    if (refused) return refused;
    const audience = await this.#parts.audienceOfIncident(incidentId);
    if (audience === null) return failure('not-found');
    const { clock } = this.#parts;
    if (!may(actor, 'refer-incident', { incident: { audience } }, clock())) return failure('not-found');
    const where = await this.#parts.sealedIncidents.whereabouts(incidentId);
    if (where === null) return failure('not-found');
    return this.#press({ actor, lessonId: null, incidentId, audience, ...where });
  }

  /** An incident that was made of it is sealed too, where this person may know of it. */
  async #fromAlert(actor: Actor, alertId: string): Promise<Pressed> {
    const refused = await askMay(this.#parts, actor, 'review-incidents', {}, alertId);
    if (refused) return refused;
    const { audienceOfIncident, clock } = this.#parts;
    const audience = 'safeguarding';
    const where = await alertWhereabouts(this.#parts, alertId);
    if (where === null || !may(actor, 'refer-incident', { incident: { audience } }, clock()))
      return failure('not-found');
    const { deviceId, address, incidentId } = where;
    const isKnown = incidentId !== null && (await audienceOfIncident(incidentId)) === audience;
    const about = { incidentId: isKnown ? incidentId : null, audience, lessonId: null } as const;
    return this.#press({ actor, deviceId, address, ...about });
  }

  /** The screen stops before anything is waited for. */
  #press(press: Press): Promise<Pressed> {
    if (press.deviceId !== null) this.#parts.relay.stop(press.deviceId);
    return this.#inTurn(() => this.#refer(press));
  }

  async #refer(asked: Press): Promise<Pressed> {
    const { deviceId, incidentId } = asked;
    const { referrals, viewers, addressHash, pageHold, forgettings, clock } = this.#parts;
    const stoppedAt = clock();
    const address = asked.address ?? (deviceId === null ? null : await this.#addressOf(deviceId, stoppedAt));
    const press = { ...asked, address, stoppedAt };
    const pageHash = address === null ? null : addressHash.ofPage(address);
    const known = await referrals.standingFor({ deviceId, incidentId, pageHash });
    const referral = await this.#write(press, known);
    const sealed = await pageHold.hold(press, referral);
    await this.#record(press, referral, sealed);
    viewers.referralsChanged();
    forgettings.begin();
    const { referralId, number, audience } = referral;
    return success({ referralId, number, audience, closes: closesOf(referral) });
  }

  /** The page in front as the device told it last, or the last one it opened: none where it shows nothing any more. */
  async #addressOf(deviceId: string, now: number): Promise<string | null> {
    const { presences, states, storage } = this.#parts;
    if (states.isStopped(deviceId)) return null;
    const shown = presences.of(deviceId).presence?.page?.url;
    if (shown !== undefined) return shown;
    const visit = await storage.db
      .selectFrom('reports')
      .select('url')
      .where('deviceId', '=', deviceId)
      .where('kind', '=', 'visit')
      .where('at', '>=', now - lastVisitMs)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const url = visit?.url ?? null;
    return url === null || isSealedAddress(url) ? null : url;
  }

  /** With what is to be forgotten, so that neither is there without the other. */
  #write(press: TimedPress, known: ReferralRow | undefined): Promise<ReferralRow> {
    const { storage, referrals, forgettings } = this.#parts;
    const { deviceId, address, stoppedAt } = press;
    return storage.db.transaction().execute(async (transaction) => {
      const referral = known ?? (await referrals.add(transaction, this.#referralOf(press)));
      const { referralId } = referral;
      if (address !== null) await forgettings.add(transaction, { referralId, deviceId, stoppedAt, address });
      return referral;
    });
  }

  #referralOf({ deviceId, lessonId, incidentId, audience, stoppedAt, address, actor }: TimedPress) {
    const { addressHash, states, policies } = this.#parts;
    const pupil = deviceId === null ? null : states.of(deviceId).pupil;
    const closing = address === null ? null : closingOf(policies.current.compiled, address);
    return {
      referralId: randomUUID(),
      deviceId,
      lessonId,
      incidentId,
      audience,
      stoppedAt,
      pupilId: pupil?.pupilId ?? null,
      classId: pupil?.classId ?? null,
      stoppedBy: actor.accountId,
      addressHash: address === null ? null : addressHash.of(address),
      pageHash: address === null ? null : addressHash.ofPage(address),
      siteHash: closing?.is === 'site' ? addressHash.ofSite(closing.name) : null,
      closedMark: closing && newClosedMark(closing),
      liftedAt: null,
    };
  }

  /** Reports on their way into the database are there before this begins, and later ones come reduced. */
  async #record(press: TimedPress, referral: ReferralRow, sealedIncidents: readonly string[]): Promise<void> {
    const { referralId, number } = referral;
    const { ledger, addressHash } = this.#parts;
    const { deviceId, address, lessonId } = press;
    const since = sinceOf(press);
    const reducedRows = address === null ? 0 : await forgetPage(this.#parts, { deviceId, address, since });
    await ledger.append({
      actor: press.actor.accountId,
      action: 'stop-and-refer',
      object: referralId,
      outcome: 'done',
      facts: {
        number,
        deviceId,
        lessonId,
        closes: closesOf(referral),
        addressHash: address === null ? null : addressHash.of(address),
        reducedRows,
        sealedIncidents,
      },
    });
  }
}
