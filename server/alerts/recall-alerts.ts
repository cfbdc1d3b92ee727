import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Storage } from '../storage/storage.ts';
import type { AlertsInClass } from './alerts-in-class.ts';
import { openWhat, whyOf } from './sealed-alert.ts';

export interface RecallAlertsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly vault: Vault;
  readonly alertsInClass: AlertsInClass;
  readonly clock: Clock;
}

const dayMs = 24 * 3_600_000;

/** After a restart in the middle of a lesson: what stands about its pupils and nobody has judged. */
export const recallAlerts = async ({
  storage,
  vault,
  alertsInClass,
  clock,
}: RecallAlertsParts): Promise<void> => {
  const rows = await storage.db
    .selectFrom('alerts')
    .innerJoin('alertSigns', 'alertSigns.alertId', 'alerts.alertId')
    .select(['alerts.alertId', 'kind', 'level', 'pupilId', 'alerts.deviceId', 'lastAt'])
    .select(['signId', 'sign', 'sealedWhat'])
    .where('lastAt', '>=', clock() - dayMs)
    .where((row) => row.or([row('verdict', 'is', null), row('verdict', '=', 'unsure')]))
    .orderBy('alertSigns.at')
    .execute();
  for (const { signId, sign, sealedWhat, lastAt: at, pupilId, ...alert } of rows) {
    if (pupilId === null) continue;
    alertsInClass.put({ ...alert, pupilId, at, why: whyOf(sign, openWhat(vault, signId, sealedWhat)) });
  }
};
