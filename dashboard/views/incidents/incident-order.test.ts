import { expect, test } from 'vitest';
import type { IncidentSummary } from '#shared/api/incidents.ts';
import { orderIncidents } from './incident-order.ts';

const incident = (number: number, kind: IncidentSummary['kind'], decision: IncidentSummary['decision']) => ({
  incidentId: String(number),
  number,
  kind,
  decision,
  pupilName: 'Ada Byrne',
  reporter: 'Ms Grey',
  reportedAt: number,
  actionCount: 0,
});

test('urgent open ones first, then open, then decided; newest first in each', () => {
  const incidents = [
    incident(1, 'other', 'open'),
    incident(2, 'bullying', 'open'),
    incident(3, 'searching-for-harm', 'handled-in-school'),
    incident(4, 'other', 'open'),
    incident(5, 'searching-for-harm', 'open'),
    incident(6, 'other', 'referred'),
  ];
  expect(orderIncidents(incidents).map(({ number }) => number)).toEqual([5, 2, 4, 1, 6, 3]);
  expect(incidents[0]?.number).toBe(1);
});
