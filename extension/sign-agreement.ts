import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { oneAtATime } from '#shared/one-at-a-time.ts';
import type { InForce } from './enforce/in-force.ts';
import type { Memory } from './memory.ts';
import type { Outbox } from './outbox.ts';
import type { PageAnswers, PageRequest } from './page-requests.ts';
import type { ServerClock } from './server-clock.ts';
import { unsignedAgreement } from './unsigned-agreement.ts';

export interface SignAgreementParts {
  readonly memory: Pick<Memory, 'read' | 'write'>;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly inForce: Pick<InForce, 'live'>;
  readonly serverClock: Pick<ServerClock, 'now'>;
}

/** The agreement as its page asks for it. Works without the server: what is signed waits in the outbox. */
export class SignAgreement {
  readonly #parts: SignAgreementParts;
  /** Two presses at once sign once. */
  readonly #inTurn = oneAtATime();

  constructor(parts: SignAgreementParts) {
    this.#parts = parts;
  }

  async asked(): Promise<Pick<PageAnswers['ask-agreement'], 'agreement' | 'isHeld'>> {
    const agreement = await this.unsigned();
    const heldFrom = agreement?.heldFrom ?? null;
    const isHeld = heldFrom !== null && heldFrom <= this.#parts.serverClock.now();
    return { agreement, isHeld };
  }

  async unsigned(): Promise<DeviceAgreement | null> {
    const { memory } = this.#parts;
    return unsignedAgreement(await memory.read('state'), await memory.read('signedAgreement'));
  }

  /** Only what is asked of whoever sits here now. */
  sign({ askId, ...said }: PageRequest<'sign-agreement'>): Promise<PageAnswers['sign-agreement']> {
    return this.#inTurn(async () => {
      const { memory, outbox, inForce } = this.#parts;
      const agreement = await this.unsigned();
      const { pupil } = await memory.read('state');
      if (agreement === null || pupil === null || agreement.needs !== 'pupil') return { isSigned: false };
      if (agreement.askId !== askId) return { isSigned: false };
      const { pupilId } = pupil;
      const about = { signatureId: crypto.randomUUID(), pupilId, askId, versionId: agreement.versionId };
      const seq = await outbox.add({ kind: 'agreement-signed', url: null, ...about, ...said });
      if (seq === null) return { isSigned: false };
      await memory.write('signedAgreement', { askId, pupilId, seq });
      await inForce.live();
      return { isSigned: true };
    });
  }
}
