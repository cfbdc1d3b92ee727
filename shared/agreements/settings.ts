import * as z from 'zod/mini';
import { hostSchema } from '../policy/policy.ts';

/** `off`: devices know nothing of it. `ask`: they ask, and hold nobody. `hold`: unsigned after the grace time, nothing else opens. */
export const agreementModes = ['off', 'ask', 'hold'] as const;
export type AgreementMode = (typeof agreementModes)[number];

export const maxGraceDays = 60;

export const agreementSettingsSchema = z.object({
  mode: z.enum(agreementModes),
  /** Counted for each pupil from when a device of theirs first asked. */
  graceDays: z.int().check(z.minimum(0), z.maximum(maxGraceDays)),
  /** Everybody is asked again each year on the first of this month. January is 1. */
  renewalMonth: z.int().check(z.minimum(1), z.maximum(12)),
  openHosts: z.array(hostSchema).check(z.maxLength(50)),
});
export type AgreementSettings = z.infer<typeof agreementSettingsSchema>;

export const firstAgreementSettings: AgreementSettings = {
  mode: 'off',
  graceDays: 14,
  renewalMonth: 9,
  openHosts: [],
};
