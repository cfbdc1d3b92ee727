import { randomUUID } from 'node:crypto';
import type { AgreementAudience } from '#shared/agreements/audience.ts';
import { pupilAudienceOf } from '#shared/agreements/audience.ts';
import { keyStageOf, type KeyStage } from '#shared/people.ts';
import type { Clock } from '../clock.ts';
import type { Placement } from '../devices/placement.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { SignerRole } from '../storage/agreement-tables.ts';
import type { Storage } from '../storage/storage.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { AgreementLinks, LinkRow } from './agreement-links.ts';
import { keepSignature, nobody } from './keep-signature.ts';
import type { PupilAgreements } from './pupil-agreements.ts';
import type { Signatures } from './signatures.ts';
import { isSignedFor, requiredOf, type Version } from './standing.ts';

export interface SignByLinkParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly agreementBook: AgreementBook;
  readonly agreementLinks: AgreementLinks;
  readonly signatures: Signatures;
  readonly pupilAgreements: PupilAgreements;
  readonly placement: Pick<Placement, 'settlePupils'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** One agreement that a link is for, still to be signed. */
export interface ToSign {
  readonly role: SignerRole;
  readonly version: Version;
}

/** What stands behind a code. */
export type Opened =
  | { readonly is: 'unknown' | 'used' | 'expired' }
  | {
      readonly is: 'open';
      readonly link: LinkRow;
      /** The child's first name, or whose link it is; no more is shown to whoever has the paper. */
      readonly name: string;
      readonly toSign: readonly ToSign[];
    };

export interface SignedByLink {
  readonly name: string;
  readonly relation: string;
  readonly language: string;
}

/** Signing without an account: by a code from a letter or a mail. */
export class SignByLink {
  readonly #parts: SignByLinkParts;

  constructor(parts: SignByLinkParts) {
    this.#parts = parts;
  }

  async open(code: string): Promise<Opened> {
    const link = await this.#parts.agreementLinks.find(code);
    if (!link) return { is: 'unknown' };
    if (link.usedAt !== null) return { is: 'used' };
    if (link.expiresAt <= this.#parts.clock()) return { is: 'expired' };
    if (link.pupilId !== null) return this.#openForParents(link, link.pupilId);
    const name = link.volunteer ?? (await this.#nameOf(link.accountId ?? ''));
    if (name === null) return { is: 'unknown' };
    const role = link.accountId === null ? 'volunteer' : 'staff';
    const signed = (await this.#parts.signatures.ofStaff()).get(link.accountId ?? '') ?? [];
    return { is: 'open', link, name, toSign: this.#missing('staff', role, signed) };
  }

  /** All that the link is for, at once. False where somebody used it up meanwhile. */
  async sign(opened: Opened & { readonly is: 'open' }, said: SignedByLink): Promise<boolean> {
    const { agreementLinks, clock, placement } = this.#parts;
    const { link, toSign } = opened;
    if (!(await agreementLinks.use(link.linkId))) return false;
    const { pupilId, accountId, linkId } = link;
    for (const { role, version } of toSign)
      await keepSignature(this.#parts, `link ${linkId}`, {
        ...nobody,
        signatureId: randomUUID(),
        versionId: version.versionId,
        role,
        pupilId,
        accountId,
        linkId,
        relation: said.relation,
        language: said.language,
        signature: { kind: 'name', name: said.name },
        signedAt: clock(),
      });
    if (pupilId !== null) await placement.settlePupils([pupilId]);
    return true;
  }

  async #openForParents(link: LinkRow, pupilId: string): Promise<Opened> {
    const pupil = await this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.name', 'yearGroup'])
      .where('pupilId', '=', pupilId)
      .where('isActive', '=', 1)
      .executeTakeFirst();
    if (!pupil) return { is: 'unknown' };
    const signed = (await this.#parts.signatures.ofPupils([pupilId])).get(pupilId) ?? [];
    const keyStage = keyStageOf(pupil.yearGroup);
    return {
      is: 'open',
      link,
      name: pupil.name.split(' ')[0] ?? '',
      toSign: [...this.#withChild(keyStage, signed), ...this.#missing('parents', 'parent', signed)],
    };
  }

  /** The youngest do not sign alone. */
  #withChild(keyStage: KeyStage, signed: Parameters<typeof isSignedFor>[3]): ToSign[] {
    return keyStage === 'KS1' ? this.#missing(pupilAudienceOf(keyStage), 'for-pupil', signed) : [];
  }

  #missing(
    audience: AgreementAudience,
    role: SignerRole,
    signed: Parameters<typeof isSignedFor>[3],
  ): ToSign[] {
    const { agreementBook, pupilAgreements } = this.#parts;
    const required = requiredOf(agreementBook.versions, audience);
    if (required === null || isSignedFor(pupilAgreements.now, required, role, signed)) return [];
    return [{ role, version: required.latest }];
  }

  async #nameOf(accountId: string): Promise<string | null> {
    const account = await this.#parts.storage.db
      .selectFrom('accounts')
      .select('name')
      .where('accountId', '=', accountId)
      .where('isActive', '=', 1)
      .executeTakeFirst();
    return account?.name ?? null;
  }
}
