import { policySchema, type Policy, type SignedPolicy } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { fromBase64Url } from './base64-url.ts';

/** The policy inside a signed text, or why it is not taken: the signature is checked before anything is parsed. */
export const verifyPolicy = async (signed: SignedPolicy, publicKey: string): Promise<Result<Policy>> => {
  if (!(await isSignedBy(signed, publicKey)))
    return failure('bad-signature', 'The policy is not signed by the school.');
  return parsePolicy(signed.text);
};

/** For text that was verified when it was kept. */
export const parsePolicy = (text: string): Result<Policy> => {
  try {
    const parsed = policySchema.safeParse(JSON.parse(text));
    return parsed.success ? success(parsed.data) : failure('bad-message');
  } catch {
    return failure('bad-message');
  }
};

const isSignedBy = async (signed: SignedPolicy, publicKey: string): Promise<boolean> => {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), 'Ed25519', false, ['verify']);
    const text = new TextEncoder().encode(signed.text);
    return await crypto.subtle.verify('Ed25519', key, fromBase64Url(signed.signature), text);
  } catch {
    return false;
  }
};
