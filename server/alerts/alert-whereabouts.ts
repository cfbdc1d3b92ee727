import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Storage } from '../storage/storage.ts';
import { noDevice } from './part-from-device.ts';
import { openWhat } from './sealed-alert.ts';

export interface AlertWhereabouts {
  readonly deviceId: string;
  /** Of its last sign; null where that is not kept any more. */
  readonly address: string | null;
  readonly incidentId: string | null;
}

/** Where an alert came from last; null where there is none of this id, or it is not for the safeguarding lead any more. */
export const alertWhereabouts = async (
  { storage: { db }, vault }: { readonly storage: Pick<Storage, 'db'>; readonly vault: Vault },
  alertId: string,
): Promise<AlertWhereabouts | null> => {
  const row = await db
    .selectFrom('alertSigns')
    .innerJoin('alerts', 'alerts.alertId', 'alertSigns.alertId')
    .select(['alertSigns.deviceId', 'signId', 'sealedWhat', 'incidentId'])
    .where('alertSigns.alertId', '=', alertId)
    .where('alerts.deviceId', '!=', noDevice)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { url } = openWhat(vault, row.signId, row.sealedWhat);
  const address = isSealedAddress(url) ? null : url;
  return { deviceId: row.deviceId, address, incidentId: row.incidentId };
};
