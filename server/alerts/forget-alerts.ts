import { sealedAddress } from '#shared/referrals/sealed-address.ts';
import { inTurnsOfTheLoop } from '../in-turns-of-the-loop.ts';
import type { Vault } from '../evidence/vault.ts';
import { isSamePage, type AddressHash } from '../referrals/address-hash.ts';
import type { SeenPage } from '../referrals/forget-page.ts';
import type { Storage } from '../storage/storage.ts';
import type { AlertsInClass } from './alerts-in-class.ts';
import { openAlertFacts, openWhat, sealWhat } from './sealed-alert.ts';

export interface ForgetAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly addressHash: AddressHash;
  readonly alertsInClass: AlertsInClass;
}

/** Opening what is sealed holds the loop up: a few at a time. */
const atATime = 50;
const mostPerQuery = 500;

/**
 * Of a page that was stopped an alert keeps the fingerprint. Of the device that was stopped, and of any whose minutes before
 * name the page, neither a picture nor those minutes are kept. Answers how many signs it was.
 */
export const forgetInAlerts = async (parts: ForgetAlertsParts, page: SeenPage): Promise<number> => {
  const signs = await signsOf(parts, page);
  const alertIds = new Set([...signs.map(({ alertId }) => alertId), ...(await alertsNaming(parts, page))]);
  await forgetCaptured(parts, page, [...alertIds]);
  for (const { signId, url } of signs) await reduceSign(parts, signId, url);
  return signs.length;
};

interface Sign {
  readonly signId: string;
  readonly alertId: string;
  readonly url: string;
}

const signsOf = async (
  { storage: { db }, vault }: ForgetAlertsParts,
  { address, since }: SeenPage,
): Promise<Sign[]> => {
  const rows = await db
    .selectFrom('alertSigns')
    .select(['signId', 'alertId', 'sealedWhat'])
    .where('at', '>=', since)
    .execute();
  const meant: Sign[] = [];
  await inTurnsOfTheLoop(rows, atATime, ({ signId, alertId, sealedWhat }) => {
    const { url } = openWhat(vault, signId, sealedWhat);
    if (isSamePage(url, address)) meant.push({ signId, alertId, url });
  });
  return meant;
};

const alertsNaming = async (
  { storage: { db }, vault }: ForgetAlertsParts,
  { address, since }: SeenPage,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('alerts')
    .select(['alertId', 'sealedFacts'])
    .where('lastAt', '>=', since)
    .where('sealedFacts', 'is not', null)
    .execute();
  const meant: string[] = [];
  await inTurnsOfTheLoop(rows, atATime, ({ alertId, sealedFacts }) => {
    if (sealedFacts === null) return;
    const { visits, tabs } = openAlertFacts(vault, alertId, sealedFacts);
    if ([...visits, ...tabs].some(({ url }) => isSamePage(url ?? '', address))) meant.push(alertId);
  });
  return meant;
};

const forgetCaptured = async (
  { storage: { db }, alertsInClass }: ForgetAlertsParts,
  { deviceId, since }: SeenPage,
  alertIds: readonly string[],
): Promise<void> => {
  const nothing = { sealedFacts: null, sealedPicture: null };
  if (deviceId !== null) {
    alertsInClass.forgetDevice(deviceId);
    const own = db.updateTable('alerts').set(nothing).where('deviceId', '=', deviceId);
    await own.where('lastAt', '>=', since).execute();
  }
  for (const alertId of alertIds) alertsInClass.take(alertId);
  for (let start = 0; start < alertIds.length; start += mostPerQuery) {
    const some = alertIds.slice(start, start + mostPerQuery);
    await db.updateTable('alerts').set(nothing).where('alertId', 'in', some).execute();
  }
};

const reduceSign = async (
  { storage: { db }, vault, addressHash }: ForgetAlertsParts,
  signId: string,
  url: string,
): Promise<void> => {
  const what = { url: sealedAddress(addressHash.of(url)), words: '', phrase: '' };
  await db
    .updateTable('alertSigns')
    .set({ sealedWhat: sealWhat(vault, signId, what) })
    .where('signId', '=', signId)
    .execute();
};
