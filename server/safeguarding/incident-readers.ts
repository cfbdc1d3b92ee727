import * as z from 'zod/mini';
import { audienceRoles, type Audience } from '#shared/incidents/audience.ts';
import { roleSchema } from '#shared/roles.ts';
import type { Storage } from '../storage/storage.ts';

const rolesSchema = z.array(roleSchema);

/** Who answers for incidents: everyone who can sign in and may know of those of an audience. */
export class IncidentReaders {
  readonly #storage: Pick<Storage, 'db'>;

  constructor({ storage }: { readonly storage: Pick<Storage, 'db'> }) {
    this.#storage = storage;
  }

  async of(audience: Audience): Promise<{ accountId: string; name: string }[]> {
    const staff = await this.staff();
    return staff
      .filter(({ roles }) => audienceRoles[audience].some((role) => roles.includes(role)))
      .map(({ accountId, name }) => ({ accountId, name }));
  }

  /** All who can sign in. */
  async staff() {
    const rows = await this.#storage.db
      .selectFrom('accounts')
      .select(['accountId', 'name', 'roles'])
      .where('isActive', '=', 1)
      .where('passwordHash', 'is not', null)
      .orderBy('name')
      .execute();
    return rows.map(({ accountId, name, roles }) => ({
      accountId,
      name,
      roles: rolesSchema.parse(JSON.parse(roles)),
    }));
  }
}
