import { sign, type KeyObject } from 'node:crypto';
import type { Policy, SignedPolicy } from '#shared/policy/policy.ts';

/** Ed25519 over the very text that is sent, so that a device verifies before it parses. */
export const signPolicy = (policy: Policy, privateKey: KeyObject): SignedPolicy => {
  const text = JSON.stringify(policy);
  return { text, signature: sign(null, Buffer.from(text), privateKey).toString('base64url') };
};
