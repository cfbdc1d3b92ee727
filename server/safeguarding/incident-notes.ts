import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Kysely } from 'kysely';
import type { Incident } from '#shared/api/incidents.ts';
import { actionSteps, type ActionStep } from '#shared/incidents/matrix.ts';
import type { Clock } from '../clock.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Schema } from '../storage/schema.ts';
import type { Storage } from '../storage/storage.ts';

const stepSchema = z.nullable(z.enum(actionSteps));
const placeOf = (actionId: string): string => `incident action ${actionId}`;

/** What was done about an incident and what was written beside it, in the order in which it came. */
export class IncidentNotes {
  readonly #parts: { readonly storage: Pick<Storage, 'db'>; readonly vault: Vault; readonly clock: Clock };

  constructor(parts: {
    readonly storage: Pick<Storage, 'db'>;
    readonly vault: Vault;
    readonly clock: Clock;
  }) {
    this.#parts = parts;
  }

  /** Gives the action's id. */
  async add(
    db: Kysely<Schema>,
    accountId: string,
    incidentId: string,
    text: string,
    what: { readonly step: ActionStep | null; readonly isDone: boolean } = { step: null, isDone: true },
  ): Promise<string> {
    const actionId = randomUUID();
    const sealedText = this.#parts.vault.seal(placeOf(actionId), text);
    const at = this.#parts.clock();
    const { step } = what;
    await db
      .insertInto('incidentActions')
      .values({ actionId, incidentId, at, accountId, step, isDone: what.isDone ? 1 : 0, sealedText })
      .execute();
    return actionId;
  }

  /** The last that this person wrote, beside the steps. */
  async lastBy(db: Kysely<Schema>, accountId: string, incidentId: string): Promise<string | null> {
    const row = await db
      .selectFrom('incidentActions')
      .select(['actionId', 'sealedText'])
      .where('incidentId', '=', incidentId)
      .where('accountId', '=', accountId)
      .where('step', 'is', null)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? this.#parts.vault.open(placeOf(row.actionId), row.sealedText) : null;
  }

  async of(incidentId: string): Promise<Incident['actions']> {
    const rows = await this.#parts.storage.db
      .selectFrom('incidentActions')
      .innerJoin('accounts', 'accounts.accountId', 'incidentActions.accountId')
      .select(['actionId', 'at', 'accounts.name as by', 'step', 'isDone', 'sealedText'])
      .where('incidentId', '=', incidentId)
      .orderBy('at')
      // What was said, then the steps that were written down with it.
      .orderBy((row) => row.fn.coalesce('step', row.val('')))
      .orderBy('actionId')
      .execute();
    return rows.map(({ actionId, at, by, step, isDone, sealedText }) => ({
      at,
      by,
      step: stepSchema.parse(step),
      isDone: isDone === 1,
      text: this.#parts.vault.open(placeOf(actionId), sealedText),
    }));
  }
}
