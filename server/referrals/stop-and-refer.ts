import { randomUUID } from 'node:crypto';
import type { EndpointAnswer } from '#shared/api.ts';
import type { Audience } from '#shared/incidents/audience.ts';
import { failure, success, type Result } from '#shared/result.ts';
import type { DeviceState } from '#shared/device-state.ts';
import { isSealedAddress, sealedAddress } from '#shared/referrals/sealed-address.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { DeviceBook } from '../devices/device-book.ts';
import type { Placement } from '../devices/placement.ts';
import type { Presences } from '../devices/presences.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { PolicyStore } from '../filtering/policy-store.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassView } from '../lessons/class-view.ts';
import type { Lessons } from '../lessons/lessons.ts';
import type { Viewers } from '../lessons/viewers.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Clock } from '../clock.ts';
import { alertWhereabouts } from '../alerts/alert-whereabouts.ts';
import type { Relay } from '../screens/relay.ts';
import { isSamePage } from './address-hash.ts';
import { forgetPage, type ForgetPageParts } from './forget-page.ts';
import { closingOf, newClosedMark } from './closing.ts';
import { closesOf, type ReferralBook, type ReferralRow } from './referral-book.ts';
import type { SealedIncidents } from './sealed-incidents.ts';
import type { StoppedPages } from './stopped-pages.ts';
import { withoutStoppedPages } from './without-stopped-pages.ts';

export interface StopAndReferParts extends ForgetPageParts {
  readonly relay: Relay;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly classView: Pick<ClassView, 'forgetSent' | 'forgetAllSent'>;
  readonly lessons: Lessons;
  readonly book: Pick<DeviceBook, 'find'>;
  readonly viewers: Viewers;
  readonly sealedIncidents: SealedIncidents;
  readonly stoppedPages: Pick<StoppedPages, 'load' | 'has'>;
  readonly referrals: ReferralBook;
  readonly policies: Pick<PolicyStore, 'current'>;
  readonly placement: Pick<Placement, 'settleAll'>;
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

/** What is a day old was another page's doing. */
const lookBackMs = 24 * 3_600_000;
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

  async #refer(press: Press): Promise<Pressed> {
    const { deviceId, incidentId } = press;
    const { referrals, viewers, addressHash, classView, clock } = this.#parts;
    const stoppedAt = clock();
    const address = press.address ?? (deviceId === null ? null : await this.#addressOf(deviceId, stoppedAt));
    const pageHash = address === null ? null : addressHash.ofPage(address);
    const known = await referrals.standingFor({ deviceId, incidentId, pageHash });
    if (deviceId !== null) await this.#stop(deviceId, stoppedAt, address);
    const referral = known ?? (await this.#write(press, stoppedAt, address));
    if (address !== null) await this.#hideElsewhere(address);
    await this.#reduce({ ...press, address }, referral, stoppedAt - lookBackMs);
    classView.forgetAllSent();
    viewers.referralsChanged();
    const { referralId, number, audience } = referral;
    return success({ referralId, number, audience, closes: closesOf(referral) });
  }

  /** Other devices close it, and may have it in front just now, or answers about it. */
  async #hideElsewhere(address: string): Promise<void> {
    const { stoppedPages, placement, presences, relay, states } = this.#parts;
    await stoppedPages.load();
    const hidden = presences.reconsider((presence) => withoutStoppedPages(presence, stoppedPages));
    for (const deviceId of hidden) relay.settlePlace(deviceId);
    await placement.settleAll();
    const answered = await states.change(states.known(), (state) => this.#withoutAnswers(state, address));
    states.deliverLater(answered);
  }

  /** Stored before it is sent, as all that a device must be. */
  async #stop(deviceId: string, stoppedAt: number, address: string | null): Promise<void> {
    const { states, presences, relay, classView } = this.#parts;
    presences.hidePages(deviceId);
    await states.change([deviceId], (state) => this.#stoppedState(state, stoppedAt, address));
    relay.settleStop(deviceId);
    states.deliverLater([deviceId]);
    classView.forgetSent(deviceId);
  }

  #stoppedState(state: DeviceState, stoppedAt: number, address: string | null): DeviceState {
    const after = address === null ? state : this.#withoutAnswers(state, address);
    return { ...after, stop: after.stop ?? { stoppedAt } };
  }

  #withoutAnswers(state: DeviceState, address: string): DeviceState {
    const { addressHash } = this.#parts;
    const answers = state.answers.map((answer) =>
      isSamePage(answer.url, address)
        ? { ...answer, url: sealedAddress(addressHash.of(answer.url)) }
        : answer,
    );
    return { ...state, answers };
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

  async #write(press: Press, stoppedAt: number, address: string | null) {
    const { referrals, addressHash, states, policies } = this.#parts;
    const pupil = press.deviceId === null ? null : states.of(press.deviceId).pupil;
    const { deviceId, lessonId, incidentId, audience } = press;
    const closing = address === null ? null : closingOf(policies.current.compiled, address);
    return referrals.add({
      referralId: randomUUID(),
      deviceId,
      lessonId,
      incidentId,
      audience,
      stoppedAt,
      pupilId: pupil?.pupilId ?? null,
      classId: pupil?.classId ?? null,
      stoppedBy: press.actor.accountId,
      addressHash: address === null ? null : addressHash.of(address),
      pageHash: address === null ? null : addressHash.ofPage(address),
      siteHash: closing?.is === 'site' ? addressHash.ofSite(closing.name) : null,
      closedMark: closing && newClosedMark(closing),
      liftedAt: null,
    });
  }

  /** Reports on their way into the database are there before this begins, and later ones come reduced. */
  async #reduce(press: Press, referral: ReferralRow, since: number) {
    const { referralId, number } = referral;
    const { ledger, addressHash } = this.#parts;
    const { deviceId, address, lessonId } = press;
    const reduced = address === null ? 0 : await forgetPage(this.#parts, { deviceId, address, since });
    const sealed = await this.#seal(press, referralId, since);
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
        reducedRows: reduced,
        sealedIncidents: sealed,
      },
    });
  }

  async #seal(press: Press, referralId: string, since: number): Promise<string[]> {
    const { sealedIncidents } = this.#parts;
    const { incidentId, deviceId, address } = press;
    const touched = await sealedIncidents.ofStopped({ deviceId, address, since });
    const meant = [...new Set([...touched, ...(incidentId === null ? [] : [incidentId])])];
    for (const each of meant) await sealedIncidents.seal(each, referralId);
    return meant;
  }
}
