import type { DeviceBook } from '../devices/device-book.ts';
import type { DesiredStates } from '../devices/desired-state.ts';
import type { Placement } from '../devices/placement.ts';
import type { Notify } from '../notify/compose-notify.ts';
import type { Parts } from '../parts.ts';
import type { School } from '../people/school.ts';
import { AgreementBook } from './agreement-book.ts';
import { AgreementLinks } from './agreement-links.ts';
import { AgreementPapers } from './agreement-papers.ts';
import { SignByLink } from './sign-by-link.ts';
import { editEndpoints } from './edit-endpoints.ts';
import { mailLinks } from './mail-links.ts';
import { PupilAgreements } from './pupil-agreements.ts';
import { RenewYearly } from './renew-yearly.ts';
import { makeLinks, ownStanding, signEndpoints } from './sign-endpoints.ts';
import { Signatures } from './signatures.ts';
import { TakeSignatures } from './take-signatures.ts';

/** What is known of agreements, before there are devices to tell. */
export const composeAgreements = (parts: Pick<Parts, 'storage' | 'keys' | 'clock'>) => {
  const agreementBook = new AgreementBook(parts);
  const signatures = new Signatures(parts);
  return {
    agreementBook,
    signatures,
    agreementLinks: new AgreementLinks(parts),
    pupilAgreements: new PupilAgreements({ ...parts, book: agreementBook, signatures }),
  };
};

export type Agreements = ReturnType<typeof composeAgreements>;

type SigningParts = Parts &
  Agreements & {
    readonly book: DeviceBook;
    readonly states: DesiredStates;
    readonly placement: Placement;
    readonly school: Pick<School, 'name'>;
    readonly notify: Pick<Notify, 'book' | 'couriers'>;
  };

/** Taking what is signed, and answering who asks. */
export const composeSigning = (parts: SigningParts) => ({
  takingSignatures: new TakeSignatures(parts),
  renewYearly: new RenewYearly(parts),
  signByLink: new SignByLink(parts),
  agreementPapers: new AgreementPapers({
    ...parts,
    makeLinks: (actor, target) => makeLinks(parts, actor, target),
    ownStanding: (actor, classId) => ownStanding(parts, actor, classId),
  }),
  agreementHandlers: { ...editEndpoints(parts), ...signEndpoints(parts), ...mailLinks(parts) },
});
