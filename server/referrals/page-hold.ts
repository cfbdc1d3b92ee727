import type { DeviceState } from '#shared/device-state.ts';
import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { Presences } from '../devices/presences.ts';
import type { ClassView } from '../lessons/class-view.ts';
import type { Relay } from '../screens/relay.ts';
import { isSamePage, type AddressHash } from './address-hash.ts';
import type { ReferralRow } from './referral-book.ts';
import type { SealedIncidents } from './sealed-incidents.ts';
import type { StoppedPages } from './stopped-pages.ts';
import { withoutStoppedPages } from './without-stopped-pages.ts';

export interface PageHoldParts {
  readonly relay: Relay;
  readonly states: DesiredStates;
  readonly presences: Presences;
  readonly classView: Pick<ClassView, 'forgetSent'>;
  readonly sealedIncidents: SealedIncidents;
  readonly stoppedPages: Pick<StoppedPages, 'load' | 'has'>;
  readonly placement: Pick<Placement, 'settleAll'>;
  readonly addressHash: AddressHash;
}

/** What was stopped, as far as it is known. */
export interface HeldPage {
  readonly deviceId: string | null;
  readonly address: string | null;
  /** Server epoch ms. */
  readonly stoppedAt: number;
  /** The one it was pressed on. */
  readonly incidentId: string | null;
}

/** What is a day old was another page's doing. */
const lookBackMs = 24 * 3_600_000;
export const sinceOf = ({ stoppedAt }: Pick<HeldPage, 'stoppedAt'>): number => stoppedAt - lookBackMs;

/** What holds from the press on, before anybody is answered. To do it twice is to do it once. */
export class PageHold {
  readonly #parts: PageHoldParts;

  constructor(parts: PageHoldParts) {
    this.#parts = parts;
  }

  /** Answers the incidents that are sealed by it. */
  async hold(page: HeldPage, { referralId }: Pick<ReferralRow, 'referralId'>): Promise<string[]> {
    const { deviceId, address, stoppedAt } = page;
    if (deviceId !== null) await this.#stop(deviceId, stoppedAt, address);
    if (address !== null) await this.#hideElsewhere(address);
    this.#parts.classView.forgetSent();
    return this.#seal(page, referralId);
  }

  /** Stored before it is sent, as all that a device must be. */
  async #stop(deviceId: string, stoppedAt: number, address: string | null): Promise<void> {
    const { states, presences, relay } = this.#parts;
    presences.hidePages(deviceId);
    await states.change([deviceId], (state) => this.#stoppedState(state, stoppedAt, address));
    relay.settleStop(deviceId);
    states.deliverLater([deviceId]);
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

  async #seal({ incidentId, ...page }: HeldPage, referralId: string): Promise<string[]> {
    const { sealedIncidents } = this.#parts;
    const touched = await sealedIncidents.ofStopped({ ...page, since: sinceOf(page) });
    const meant = [...new Set([...touched, ...(incidentId === null ? [] : [incidentId])])];
    for (const each of meant) await sealedIncidents.seal(each, referralId);
    return meant;
  }
}
