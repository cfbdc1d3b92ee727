import * as z from 'zod/mini';
import { exemptions, type Withheld } from '#shared/api/subject-access.ts';
import type { Vault } from '../evidence/vault.ts';

/** What somebody chose when they asked for a pupil's records. */
export interface SubjectChoices {
  readonly withheld: readonly Withheld[];
  readonly leaveOut: readonly string[];
  readonly leaveIn: readonly string[];
}

const withheldSchema = z.array(
  z.object({ itemId: z.string(), exemption: z.enum(exemptions), reason: z.string() }),
);
const wordsSchema = z.array(z.string());
const choicesSchema = z.object({ withheld: withheldSchema, leaveOut: wordsSchema, leaveIn: wordsSchema });
/** Before words could be marked it was the list alone. */
const storedSchema = z.union([choicesSchema, withheldSchema]);

const placeOf = (requestId: string): string => `subject request ${requestId} withheld`;

export const sealChoices = (
  vault: Vault,
  requestId: string,
  { withheld, leaveOut, leaveIn }: SubjectChoices,
): Uint8Array => vault.seal(placeOf(requestId), JSON.stringify({ withheld, leaveOut, leaveIn }));

export const openChoices = (vault: Vault, requestId: string, sealed: Uint8Array): SubjectChoices => {
  const stored = storedSchema.parse(JSON.parse(vault.open(placeOf(requestId), sealed)));
  return Array.isArray(stored) ? { withheld: stored, leaveOut: [], leaveIn: [] } : stored;
};
