import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import { maxSchoolAdults } from '#shared/agreements/signature.ts';
import type { AgreementText } from '#shared/agreements/text.ts';

/** Where somebody is on their way through an agreement. */
export type Step =
  | { readonly at: 'start' }
  | { readonly at: 'statement' | 'check'; readonly place: number }
  | { readonly at: 'adults' | 'home' | 'sign' | 'parent' };

type Facts = Pick<DeviceAgreement, 'needs' | 'staff'>;

export const adultsWanted = ({ staff }: Pick<DeviceAgreement, 'staff'>): number =>
  Math.min(maxSchoolAdults, staff.length);

/** Every step in order. Who waits for a parent reads and answers as well, and signs later. */
export const stepsOf = ({ statements, checks }: AgreementText, agreement: Facts): readonly Step[] => [
  { at: 'start' },
  ...statements.map((_statement, place) => ({ at: 'statement', place }) as const),
  ...checks.map((_check, place) => ({ at: 'check', place }) as const),
  ...(agreement.needs === 'parent'
    ? [{ at: 'parent' } as const]
    : [
        ...(adultsWanted(agreement) > 0 ? [{ at: 'adults' } as const] : []),
        { at: 'home' } as const,
        { at: 'sign' } as const,
      ]),
];
