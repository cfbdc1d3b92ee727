import type { alertsApi } from '#shared/api/alerts.ts';
import { mostAtOnce } from '#shared/incidents/change.ts';
import { failure, success } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import { refuseAlert, refuseAlerts, type AlertRightsParts } from './alert-rights.ts';
import type { AlertRows } from './alert-rows.ts';
import type { JudgeAlerts } from './judge-alerts.ts';

export interface AlertEndpointsParts extends AlertRightsParts {
  readonly alertRows: AlertRows;
  readonly judging: JudgeAlerts;
}

const judgedMs = 28 * 24 * 3_600_000;

export const alertEndpoints = (parts: AlertEndpointsParts): Pick<Handlers, keyof typeof alertsApi> => ({
  alerts: async ({ shelf }, { actor }) => {
    const refused = await refuseAlerts(parts, actor);
    if (refused) return refused;
    const found = await parts.alertRows.onShelf(shelf, parts.clock() - judgedMs);
    return success({ alerts: found.slice(0, mostAtOnce), total: found.length });
  },

  alert: async ({ alertId }, { actor }) => {
    const refused = await refuseAlert(parts, actor, alertId);
    if (refused) return refused;
    const alert = await parts.alertRows.one(alertId);
    if (alert === null) return failure('not-found');
    const entry = { actor: actor.accountId, action: 'view-alert', object: alertId, outcome: 'done' };
    await parts.ledger.append(entry);
    return success(alert);
  },

  judgeAlerts: parts.judging.judge,
});
