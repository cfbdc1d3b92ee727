import * as z from 'zod/mini';
import { whyAlert } from '#shared/alerts/why.ts';
import type { AlertSign } from '#shared/alerts/report.ts';
import { parseAddress } from '#shared/policy/address.ts';
import { isSealedAddress } from '#shared/referrals/sealed-address.ts';
import type { Vault } from '../evidence/vault.ts';

const whatSchema = z.object({ url: z.string(), words: z.string(), phrase: z.string() });
/** What was noticed. */
export type What = z.infer<typeof whatSchema>;

const whatPlace = (signId: string): string => `alert sign ${signId}`;
export const sealWhat = (vault: Vault, signId: string, what: What): Uint8Array =>
  vault.seal(whatPlace(signId), JSON.stringify(what));
export const openWhat = (vault: Vault, signId: string, sealed: Uint8Array): What =>
  whatSchema.parse(JSON.parse(vault.open(whatPlace(signId), sealed)));

const factsSchema = z.object({
  visits: z.array(
    z.object({ at: z.number(), kind: z.string(), url: z.nullable(z.string()), text: z.string() }),
  ),
  lookBackMinutes: z.number(),
  /** Of the page that it was about. */
  title: z._default(z.string(), ''),
  tabs: z._default(z.array(z.object({ url: z.string(), title: z.string(), isActive: z.boolean() })), []),
  /** As it was then, in words too. */
  device: z.optional(
    z.object({
      facts: z.object({
        deviceId: z.string(),
        extensionVersion: z.string(),
        profileEmail: z.nullable(z.string()),
      }),
      words: z.string(),
    }),
  ),
});
/** The minutes before it, what was open, and on which device. */
export type AlertFacts = z.infer<typeof factsSchema>;

const factsPlace = (alertId: string): string => `alert ${alertId} facts`;
export const sealAlertFacts = (vault: Vault, alertId: string, facts: AlertFacts): Uint8Array =>
  vault.seal(factsPlace(alertId), JSON.stringify(facts));
export const openAlertFacts = (vault: Vault, alertId: string, sealed: Uint8Array): AlertFacts =>
  factsSchema.parse(JSON.parse(vault.open(factsPlace(alertId), sealed)));

const pictureSchema = z.object({ base64: z.string(), takenAt: z.number() });
/** A JPEG in base64, and when it was taken (server epoch ms). */
export type AlertPicture = z.infer<typeof pictureSchema>;

const picturePlace = (alertId: string): string => `alert ${alertId} picture`;
export const sealAlertPicture = (vault: Vault, alertId: string, picture: AlertPicture): Uint8Array =>
  vault.seal(picturePlace(alertId), JSON.stringify(picture));
export const openAlertPicture = (vault: Vault, alertId: string, sealed: Uint8Array): AlertPicture =>
  pictureSchema.parse(JSON.parse(vault.open(picturePlace(alertId), sealed)));

export const reasonPlace = (verdictId: string): string => `alert verdict ${verdictId}`;

/** In a sentence. */
export const whyOf = (sign: AlertSign, { url, words, phrase }: What): string => {
  const host = isSealedAddress(url) ? 'not shown any more' : (parseAddress(url)?.host ?? 'unknown');
  return whyAlert({ sign, words, phrase, host });
};
