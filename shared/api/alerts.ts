import * as z from 'zod/mini';
import { alertKinds } from '../alerts/kinds.ts';
import { alertLevels } from '../alerts/levels.ts';
import { alertSigns } from '../alerts/report.ts';
import { mostAtOnce, triages } from '../incidents/change.ts';
import { audiences } from '../incidents/audience.ts';
import { idSchema, nameSchema } from '../people.ts';
import { count, get, instant, post } from './endpoint.ts';

/** An alert as a list shows it: of what was searched for or opened, nothing. */
export const alertSummarySchema = z.object({
  alertId: idSchema,
  kind: z.enum(alertKinds),
  level: z.enum(alertLevels),
  /** Null where nobody is known to sit at the device. */
  pupil: z.nullable(z.object({ pupilId: idSchema, name: nameSchema, className: nameSchema })),
  firstAt: instant,
  lastAt: instant,
  /** How often. */
  tries: count,
  verdict: z.nullable(z.enum(triages)),
  verdictAt: z.nullable(instant),
  verdictBy: z.nullable(nameSchema),
  /** The incident that it became. */
  incident: z.nullable(z.object({ incidentId: idSchema, audience: z.enum(audiences), number: count })),
});
export type AlertSummary = z.infer<typeof alertSummarySchema>;

export const alertSchema = z.object({
  ...alertSummarySchema.shape,
  signs: z.array(
    z.object({
      at: instant,
      sign: z.enum(alertSigns),
      url: z.string(),
      words: z.string(),
      phrase: z.string(),
    }),
  ),
  /** What came before, where the school has it taken down. */
  visits: z.array(z.object({ at: instant, kind: z.string(), url: z.nullable(z.string()), text: z.string() })),
  /** It opens with the incident alone. */
  hasPicture: z.boolean(),
  verdicts: z.array(z.object({ at: instant, by: nameSchema, verdict: z.enum(triages), reason: z.string() })),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertShelves = ['open', 'judged'] as const;
export type AlertShelf = (typeof alertShelves)[number];

export const alertsApi = {
  /** The most urgent first; judged ones of the last four weeks, the newest first. At most fifty. */
  alerts: get(
    '/api/alerts',
    z.object({ shelf: z.enum(alertShelves) }),
    z.object({ alerts: z.array(alertSummarySchema), total: count }),
  ),
  alert: get('/api/alerts/one', z.object({ alertId: idSchema }), alertSchema),
  /** The same of all of them; each true concern becomes an incident of its own. */
  judgeAlerts: post(
    '/api/alerts/judge',
    z.object({
      alertIds: z.array(idSchema).check(z.minLength(1), z.maxLength(mostAtOnce)),
      verdict: z.enum(triages),
      /** May be empty for one; several are closed with a reason. */
      reason: z.string().check(z.trim(), z.maxLength(500)),
    }),
    z.object({ incidentIds: z.array(idSchema) }),
  ),
} as const;
