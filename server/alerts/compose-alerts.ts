import { AlertRows } from './alert-rows.ts';
import { IncidentOfAlert, type IncidentOfAlertParts } from './incident-of-alert.ts';
import { JudgeAlerts, type JudgeAlertsParts } from './judge-alerts.ts';
import { TakeAlerts, type TakeAlertsParts } from './take-alerts.ts';

type Made = 'alertRows' | 'incidentOfAlert';

/** What devices suspect: taken in, read, and judged by people. */
export const composeAlerts = (
  parts: TakeAlertsParts & Omit<JudgeAlertsParts, Made> & Omit<IncidentOfAlertParts, Made>,
) => {
  const alertRows = new AlertRows(parts);
  const incidentOfAlert = new IncidentOfAlert({ ...parts, alertRows });
  return {
    alertRows,
    takingAlerts: new TakeAlerts(parts),
    judging: new JudgeAlerts({ ...parts, alertRows, incidentOfAlert }),
  };
};
