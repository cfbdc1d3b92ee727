import { hash, verify } from '@node-rs/argon2';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The package's default algorithm is argon2id.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, strength);

/** Takes as long when there is no such account, so that the time does not tell who has one. */
export const isPassword = async (
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> => {
  const isRight = await verify(passwordHash ?? (await decoyHash()), password);
  return isRight && typeof passwordHash === 'string';
};

let decoy: Promise<string> | null = null;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword('nobody has this password'));
