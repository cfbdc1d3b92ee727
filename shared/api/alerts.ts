import * as z from 'zod/mini';
import { alertKinds } from '../alerts/kinds.ts';
import { alertLevels } from '../alerts/levels.ts';
import { alertSigns } from '../alerts/report.ts';
import { mostAtOnce, triages } from '../incidents/change.ts';
import { audiences } from '../incidents/audience.ts';
import { idSchema, nameSchema } from '../people.ts';
import { count, get, instant, nothing, post } from './endpoint.ts';

/** What a person can say of an alert, handing it over included. */
export const alertSayings = [...triages, 'handed-over'] as const;
export type AlertSaid = (typeof alertSayings)[number];

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
  /** By when somebody should have said what it is; null where that is no hurry. */
  dueAt: z.nullable(instant),
  /** Who opened it last: to look is not to judge. */
  look: z.nullable(z.object({ at: instant, by: nameSchema })),
  assignee: z.nullable(z.object({ accountId: idSchema, name: nameSchema })),
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
  /** What else was open then, where the school has that taken down, too. */
  tabs: z.array(z.object({ url: z.string(), title: z.string(), isActive: z.boolean() })),
  /** It opens with the incident alone. */
  hasPicture: z.boolean(),
  said: z.array(z.object({ at: instant, by: nameSchema, verdict: z.enum(alertSayings), reason: z.string() })),
});
export type Alert = z.infer<typeof alertSchema>;

export const alertsApi = {
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
  /** Null: nobody's again. */
  assignAlerts: post(
    '/api/alerts/assign',
    z.object({
      alertIds: z.array(idSchema).check(z.minLength(1), z.maxLength(mostAtOnce)),
      accountId: z.nullable(idSchema),
      note: z.string().check(z.trim(), z.maxLength(500)),
    }),
    nothing,
  ),
} as const;
