import type { Role } from '#shared/roles.ts';

/** A signed-in member of staff, taken from the session and from nowhere else. */
export interface Actor {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Hash of the session the actor came by. */
  readonly sessionHash: string;
  /** Evidence may be looked at until then without the password again (epoch ms). */
  readonly confirmedUntil: number;
}
