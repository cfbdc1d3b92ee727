import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { SecondAccount } from '#shared/api/notify.ts';
import { roleSchema, type Role } from '#shared/roles.ts';
import { accountMakers } from '../people/account-makers.ts';
import type { Schema } from '../storage/schema.ts';

/** Who may stand second where it takes two; a governor once the chair has named them. */
const secondRoles: ReadonlySet<Role> = new Set(['dsl', 'head', 'chair-of-governors', 'governor']);
export const isSecondRole = (role: Role): boolean => secondRoles.has(role);

const rolesSchema = z.array(roleSchema);

/** The newest account first. */
export const secondAccounts = async (db: Kysely<Schema>): Promise<SecondAccount[]> => {
  const makers = await accountMakers(db);
  const accounts = await db
    .selectFrom('accounts')
    .select(['accountId', 'name', 'roles', 'createdAt'])
    .where('isActive', '=', 1)
    .orderBy('createdAt', 'desc')
    .orderBy('name')
    .execute();
  return accounts
    .map(({ accountId, name, roles, createdAt }) => ({
      accountId,
      name,
      roles: rolesSchema.parse(JSON.parse(roles)).filter(isSecondRole),
      madeAt: createdAt,
      madeBy: makers.get(accountId) ?? null,
    }))
    .filter(({ roles }) => roles.length > 0);
};
