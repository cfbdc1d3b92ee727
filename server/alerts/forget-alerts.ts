import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import type { Vault } from '../evidence/vault.ts';
import { isSamePage, type AddressHash } from '../referrals/address-hash.ts';
import type { SeenPage } from '../referrals/forget-page.ts';
import type { Storage } from '../storage/storage.ts';
import type { AlertsInClass } from './alerts-in-class.ts';
import { openWhat, sealWhat } from './sealed-alert.ts';

export interface ForgetAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly addressHash: AddressHash;
  readonly alertsInClass: AlertsInClass;
}

/**
 * Of a page that was stopped an alert keeps the fingerprint, and of its device no picture and none of the minutes before.
 * Answers how many signs it was.
 */
export const forgetInAlerts = async (
  { storage: { db }, vault, addressHash, alertsInClass }: ForgetAlertsParts,
  { deviceId, address, since }: SeenPage,
): Promise<number> => {
  alertsInClass.forgetDevice(deviceId);
  await db
    .updateTable('alerts')
    .set({ sealedFacts: null, sealedPicture: null })
    .where('deviceId', '=', deviceId)
    .where('lastAt', '>=', since)
    .execute();
  const rows = await db
    .selectFrom('alertSigns')
    .select(['signId', 'sealedWhat'])
    .where('deviceId', '=', deviceId)
    .where('at', '>=', since)
    .execute();
  const meant = rows
    .map(({ signId, sealedWhat }) => ({ signId, url: openWhat(vault, signId, sealedWhat).url }))
    .filter(({ url }) => isSamePage(url, address));
  for (const { signId, url } of meant) {
    const what = { url: sealedAddress(addressHash.of(url)), words: '', phrase: '' };
    await db
      .updateTable('alertSigns')
      .set({ sealedWhat: sealWhat(vault, signId, what) })
      .where('signId', '=', signId)
      .execute();
  }
  return meant.length;
};
