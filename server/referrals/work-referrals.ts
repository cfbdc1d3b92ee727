import { randomUUID } from 'node:crypto';
import type { ReferralSummary } from '#shared/api/referrals.ts';
import { audiencesOf, narrower } from '#shared/incidents/audience.ts';
import { failure, success, type Failure } from '#shared/result.ts';
import type { Approvals } from '../approvals/approvals.ts';
import type { DeskLooks } from '../desk/desk-looks.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of, type Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import { may } from '../people/may.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import { narrowReferral } from './narrow-referrals.ts';
import type { AddressHash } from './address-hash.ts';
import { isHeld, notePlace, type ReferralBook, type ReferralRow } from './referral-book.ts';
import type { ReferralDecisions } from './referral-decisions.ts';
import type { ReferralSeconds } from './referral-seconds.ts';
import type { SealedIncidents } from './sealed-incidents.ts';

export interface WorkReferralsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly referrals: ReferralBook;
  readonly addressHash: AddressHash;
  readonly sealedIncidents: SealedIncidents;
  readonly referralDecisions: ReferralDecisions;
  readonly referralSeconds: ReferralSeconds;
  readonly approvals: Pick<Approvals, 'use'>;
  readonly vault: Vault;
  readonly deskLooks: Pick<DeskLooks, 'note'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Found = { readonly ok: true; readonly row: ReferralRow } | Failure;

/** What is done about a referral, by those who may see it; each step a line of the ledger. */
export class WorkReferrals {
  readonly #parts: WorkReferralsParts;

  constructor(parts: WorkReferralsParts) {
    this.#parts = parts;
  }

  /** Only those that this person may see: of the others not even that they exist. */
  readonly list: Handlers['referrals'] = async (_request, { actor }) => {
    const refused = await askMay(this.#parts, actor, 'list-referrals', {}, 'referrals');
    if (refused) return refused;
    const referrals = await this.forEyesOf(actor);
    await this.#parts.deskLooks.note(actor, { action: 'view-referrals', found: referrals.length });
    return success(referrals);
  };

  async forEyesOf(actor: Actor): Promise<ReferralSummary[]> {
    const all = await this.#parts.referrals.list();
    const now = this.#parts.clock();
    return all.filter(({ audience }) => may(actor, 'work-referral', { audience }, now));
  }

  readonly one: Handlers['referral'] = async ({ referralId }, { actor }) => {
    const found = await this.#find(actor, referralId, 'work-referral');
    if (!found.ok) return found;
    const referral = await this.#parts.referrals.read(referralId, actor);
    if (referral === null) return failure('not-found');
    await this.#parts.deskLooks.note(actor, { action: 'view-referral', object: referralId, found: 1 });
    return success(referral);
  };

  /** Whoever pressed may say that it is about an adult of the school, and nothing else. */
  readonly setAudience: Handlers['setReferralAudience'] = async ({ referralId, audience }, { actor }) => {
    const row = await this.#parts.referrals.find(referralId);
    const isOwn = row?.stoppedBy === actor.accountId && row.audience === 'safeguarding';
    if (!row) return failure('not-found');
    if (!isOwn) {
      const found = await this.#find(actor, referralId, 'work-referral');
      if (!found.ok) return found;
    }
    if (narrower(audience, row.audience) !== audience) return failure('not-allowed', neverToMore);
    const isNarrowed = await this.#parts.storage.db
      .transaction()
      .execute((transaction) => narrowReferral(transaction, row, audience));
    if (!isNarrowed) return failure('not-found');
    return this.#done(actor, 'set-referral-audience', referralId, { audience });
  };

  readonly tick: Handlers['tickReferralStep'] = async ({ referralId, step, is, note }, { actor }) => {
    const found = await this.#find(actor, referralId, 'work-referral');
    if (!found.ok) return found;
    const { vault, storage, clock } = this.#parts;
    const entryId = randomUUID();
    const sealedNote = note === '' ? null : vault.seal(notePlace(entryId), note);
    await storage.db
      .insertInto('referralSteps')
      .values({
        entryId,
        referralId,
        step,
        isDone: is === 'done' ? 1 : 0,
        sealedNote,
        ...this.#by(actor, clock()),
      })
      .execute();
    return this.#done(actor, 'tick-referral-step', referralId, { step, is, noteSha256: hashOf(note) });
  };

  readonly advise: Handlers['recordPoliceAdvice'] = async ({ referralId, says, words }, { actor }) => {
    const found = await this.#find(actor, referralId, 'decide-referral');
    if (!found.ok) return found;
    return this.#parts.referralDecisions.advise(actor, found.row, says, words);
  };

  readonly lift: Handlers['liftStop'] = async ({ referralId }, { actor }) => {
    const found = await this.#find(actor, referralId, 'decide-referral');
    return found.ok ? this.#parts.referralDecisions.lift(actor, found.row) : found;
  };

  /** The chair alone sees it: a governor is named to stand beside them. */
  readonly nameSecond: Handlers['nameReferralSecond'] = async ({ referralId, accountId }, { actor }) => {
    const found = await this.#find(actor, referralId, 'decide-referral');
    if (!found.ok) return found;
    if (found.row.audience !== 'chair') return failure('conflict', notNamed);
    const isNamed = await this.#parts.referralSeconds.name(actor, referralId, accountId);
    return isNamed
      ? this.#done(actor, 'name-referral-second', referralId, { accountId })
      : failure('not-found');
  };

  /** The hold is over, and two people want it: then an incident is an incident like others again. */
  readonly unseal: Handlers['unsealIncident'] = async ({ referralId, incidentId }, { actor }) => {
    const found = await this.#find(actor, referralId, 'decide-referral');
    if (!found.ok) return found;
    const { referrals, sealedIncidents, approvals } = this.#parts;
    const sealed = await sealedIncidents.withReferral(referralId, audiencesOf(actor.roles));
    if (!sealed.some((each) => each.incidentId === incidentId)) return failure('not-found');
    if (isHeld(await referrals.adviceOf(referralId), found.row.audience))
      return failure('conflict', stillHeld);
    const used = isAgreedByLift(found.row)
      ? success({})
      : await approvals.use(actor, 'open-sealed', [incidentId]);
    if (!used.ok) return used;
    await sealedIncidents.unseal(incidentId);
    return this.#done(actor, 'unseal-incident', incidentId, { referralId, ...used.value });
  };

  readonly compare: Handlers['compareReferralAddress'] = async ({ referralId, address }, { actor }) => {
    const found = await this.#find(actor, referralId, 'decide-referral');
    if (!found.ok) return found;
    const isSame = found.row.addressHash === this.#parts.addressHash.of(address);
    await this.#record(actor, 'compare-address', referralId, { isSame });
    return success({ isSame });
  };

  /** A referral that is not theirs does not exist for them. */
  async #find(actor: Actor, referralId: string, action: 'work-referral' | 'decide-referral'): Promise<Found> {
    const row = await this.#parts.referrals.find(referralId);
    if (!row) return failure('not-found');
    const { audience } = row;
    const refused = await askMay(this.#parts, actor, action, { audience }, referralId);
    if (refused === null) return { ok: true, row };
    return refused.reason === 'confirm-password' ? refused : failure('not-found');
  }

  #by({ accountId }: Actor, at: number) {
    return { accountId, at };
  }

  async #done(actor: Actor, action: string, referralId: string, facts: Record<string, unknown>) {
    await this.#record(actor, action, referralId, facts);
    await this.#parts.referralSeconds.changed(referralId);
    return success({});
  }

  #record(actor: Actor, action: string, object: string, facts: Record<string, unknown> = {}): Promise<void> {
    return this.#parts.ledger.append({ actor: actor.accountId, action, object, outcome: 'done', facts });
  }
}

/**
 * Beside the chair stands the governor they named, who sees no incident and can allow nothing of it by its number: to lift
 * the stop with the chair is their word on what is sealed with it, too, and their card says so.
 */
const isAgreedByLift = ({ audience, liftedAt }: Pick<ReferralRow, 'audience' | 'liftedAt'>): boolean =>
  audience === 'chair' && liftedAt !== null;

const neverToMore = 'It is for fewer people already, and is never opened to more.';
const stillHeld =
  'It stays sealed until two different people have each written down that the police release it.';
const notNamed = 'Somebody is named only where the chair of governors alone sees it.';

const hashOf = (text: string): string | null => (text === '' ? null : sha256Of(Buffer.from(text)));
