import type { DeviceAgreement } from '#shared/agreements/device-agreement.ts';
import type { DeviceState } from '#shared/device-state.ts';
import type { MemoryValue } from './memory.ts';

/** What this pupil has still to sign. Signed here it is signed, also before the server has heard of it. */
export const unsignedAgreement = (
  { pupil, agreement }: Pick<DeviceState, 'pupil' | 'agreement'>,
  signed: MemoryValue<'signedAgreement'>,
): DeviceAgreement | null => {
  if (pupil === null || agreement === null) return null;
  const isSigned = signed?.askId === agreement.askId && signed.pupilId === pupil.pupilId;
  return isSigned ? null : agreement;
};
