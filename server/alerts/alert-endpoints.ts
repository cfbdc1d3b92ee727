import type { alertsApi } from '#shared/api/alerts.ts';
import { failure, success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import { refuseAlert } from './alert-rights.ts';
import type { AlertRows } from './alert-rows.ts';
import { assignAlerts, type AssignAlertsParts } from './assign-alerts.ts';
import type { JudgeAlerts } from './judge-alerts.ts';
import { noteLook } from './note-look.ts';

export interface AlertEndpointsParts extends AssignAlertsParts {
  readonly alertRows: AlertRows;
  readonly judging: JudgeAlerts;
}

export const alertEndpoints = (parts: AlertEndpointsParts): Pick<Handlers, keyof typeof alertsApi> => ({
  /** With who looked before. */
  alert: async ({ alertId }, { actor }) => {
    const refused = await refuseAlert(parts, actor, alertId);
    if (refused) return refused;
    const alert = await parts.alertRows.one(alertId);
    if (alert === null) return failure('not-found');
    const entry = { actor: actor.accountId, action: 'view-alert', object: alertId, outcome: 'done' };
    await parts.ledger.append(entry);
    await noteLook(parts.storage.db, alertId, actor, parts.clock());
    parts.viewers.incidentsChanged();
    return success(alert);
  },

  judgeAlerts: parts.judging.judge,
  assignAlerts: assignAlerts(parts),
});
