import * as z from 'zod/mini';
import type { AlertKind } from './kinds.ts';
import { alertKinds } from './kinds.ts';
import { alertLevels, lower, type AlertLevel } from './levels.ts';

/** How high a kind may rise at this school; `off`: it does not alert at all. */
export const alertCaps = ['off', ...alertLevels] as const;
export type AlertCap = (typeof alertCaps)[number];

export const alertRulesSchema = z.partialRecord(z.enum(alertKinds), z.enum(alertCaps));
/** What the school has said of its alerts; a kind that is not named stands as `defaultCaps` has it. */
export type AlertRules = z.infer<typeof alertRulesSchema>;

/** What cannot wait may say so; what is mostly curiosity or play never presses. */
export const defaultCaps: Readonly<Record<AlertKind, AlertCap>> = {
  'illegal-material': 'now',
  'harm-to-self': 'now',
  'hurt-at-home': 'now',
  stranger: 'now',
  'hate-or-extremism': 'now',
  weapons: 'now',
  unkindness: 'today',
  drugs: 'today',
  challenge: 'now',
  adult: 'today',
  gambling: 'when-you-can',
  'way-round': 'today',
};

/** No school can do without being told of these; it may say how loudly. */
export const neverOff: readonly AlertKind[] = [
  'illegal-material',
  'harm-to-self',
  'hurt-at-home',
  'stranger',
];

export const capOf = (rules: AlertRules, kind: AlertKind): AlertCap => rules[kind] ?? defaultCaps[kind];

/** What a suspicion counts for here; null where the school wants to hear nothing of it. */
export const levelHere = (rules: AlertRules, kind: AlertKind, level: AlertLevel): AlertLevel | null => {
  const cap = capOf(rules, kind);
  return cap === 'off' ? null : lower(level, cap);
};

export const alertOrdersSchema = z.object({
  rules: alertRulesSchema,
  /** From which level on a picture of the screen is taken; null: never. */
  pictureFrom: z.nullable(z.enum(alertLevels)),
});
/** What a device must know of it. */
export type AlertOrders = z.infer<typeof alertOrdersSchema>;

export const defaultAlertOrders: AlertOrders = { rules: {}, pictureFrom: null };
