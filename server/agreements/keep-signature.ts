import { noAdults, type ChosenAdults, type Signature } from '#shared/agreements/signature.ts';
import { canonicalJson } from '../evidence/canonical-json.ts';
import type { Ledger } from '../evidence/ledger.ts';
import { sha256Of } from '../evidence/vault.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { NewSignature, Signatures } from './signatures.ts';

export interface KeepSignatureParts {
  readonly agreementBook: AgreementBook;
  readonly signatures: Signatures;
  readonly ledger: Ledger;
}

type Given = Omit<NewSignature, 'signature' | 'adults'> & {
  readonly signature: Signature;
  readonly adults: ChosenAdults;
};

/** To be said more of by whoever signs. */
export const nobody = {
  pupilId: null,
  accountId: null,
  linkId: null,
  deviceId: null,
  relation: '',
  adults: noAdults,
} as const;

/** Stores a signature once, and that it was given: numbers and hashes, no name. */
export const keepSignature = async (
  { agreementBook, signatures, ledger }: KeepSignatureParts,
  actor: string,
  given: Given,
): Promise<void> => {
  const signature = JSON.stringify(given.signature);
  const isNew = await signatures.add({ ...given, signature, adults: JSON.stringify(given.adults) });
  if (!isNew) return;
  const version = agreementBook.find(given.versionId);
  await ledger.append({
    actor,
    action: 'sign-agreement',
    object: given.signatureId,
    outcome: 'done',
    facts: {
      role: given.role,
      audience: version?.audience,
      number: version?.number,
      text: version?.sha256,
      signature: sha256Of(Buffer.from(canonicalJson(given.signature))),
    },
  });
};
