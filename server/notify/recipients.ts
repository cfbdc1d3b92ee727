import * as z from 'zod/mini';
import { audienceRoles, type Audience } from '#shared/incidents/audience.ts';
import type { NotifyReason } from '#shared/notify/category.ts';
import { roleSchema, type Role } from '#shared/roles.ts';
import type { Storage } from '../storage/storage.ts';
import type { OnCall } from './on-call.ts';

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly byMail: boolean;
}

export interface RecipientsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly onCall: Pick<OnCall, 'settings' | 'now'>;
}

const rolesSchema = z.array(roleSchema);
const toldRoles: readonly Role[] = Object.values(audienceRoles).flat();
const emergencyRoles: readonly Role[] = ['admin', 'head', 'dsl'];
const secondRoleReaders: readonly Role[] = ['head', 'dsl'];
/** Who reads of concerns about staff or the head, or may stand beside the chair in them (R46): that is the chair's business, too. */
const besideChair: ReadonlySet<Role> = new Set(['head', 'chair-of-governors', 'governor']);

/** Who is told of what (R46). */
export class Recipients {
  readonly #parts: RecipientsParts;

  constructor(parts: RecipientsParts) {
    this.#parts = parts;
  }

  /** Everybody who may be told of something. */
  async all(): Promise<Person[]> {
    return this.#withRoles(toldRoles);
  }

  /** Also those who want no mail: nothing is more seldom. */
  async ofEmergency(): Promise<Person[]> {
    return byMailAll(await this.#withRoles(emergencyRoles));
  }

  /** Whom a new account with these roles concerns, because it may stand second; also where they want no mail. */
  async ofSecondRole(roles: readonly Role[]): Promise<Person[]> {
    const isOfChair = roles.some((role) => besideChair.has(role));
    const chair: readonly Role[] = isOfChair ? ['chair-of-governors'] : [];
    return byMailAll(await this.#withRoles([...secondRoleReaders, ...chair]));
  }

  async #withRoles(wanted: readonly Role[]): Promise<Person[]> {
    const rows = await this.#parts.storage.db
      .selectFrom('accounts')
      .leftJoin('notifyChoices', 'notifyChoices.accountId', 'accounts.accountId')
      .select(['accounts.accountId', 'name', 'email', 'roles', 'byMail'])
      .where('isActive', '=', 1)
      .where('passwordHash', 'is not', null)
      .orderBy('name')
      .execute();
    return rows
      .map((row) => ({
        ...row,
        roles: rolesSchema.parse(JSON.parse(row.roles)),
        byMail: row.byMail !== 0,
      }))
      .filter(({ roles }) => roles.some((role) => wanted.includes(role)));
  }

  async choose(accountId: string, byMail: boolean): Promise<void> {
    const choice = { byMail: byMail ? 1 : 0 };
    await this.#parts.storage.db
      .insertInto('notifyChoices')
      .values({ accountId, ...choice })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet(choice))
      .execute();
  }

  /** The adult whom the pupil chose for this, where that is not somebody who is told of it anyway. */
  async chosenFor(incidentId: string, at: number): Promise<Pick<Person, 'accountId' | 'byMail'>[]> {
    const chosen = await this.#parts.storage.db
      .selectFrom('tellings')
      .innerJoin('incidents', 'incidents.incidentId', 'tellings.incidentId')
      .innerJoin('accounts', 'accounts.accountId', 'tellings.adultId')
      .leftJoin('notifyChoices', 'notifyChoices.accountId', 'accounts.accountId')
      .select(['accounts.accountId', 'byMail'])
      .where('tellings.incidentId', '=', incidentId)
      // What turned out to be about an adult of the school is for the head or the chair alone (R46).
      .where('incidents.audience', '=', 'safeguarding')
      .where('isActive', '=', 1)
      .execute();
    const told = await this.of('safeguarding', 'recorded', at);
    return chosen
      .filter(({ accountId }) => told.every((each) => each.accountId !== accountId))
      .map(({ accountId, byMail }) => ({ accountId, byMail: byMail !== 0 }));
  }

  async of(audience: Audience, reason: NotifyReason, at: number): Promise<Person[]> {
    const people = await this.all();
    const withRole = (role: Role) => people.filter(({ roles }) => roles.includes(role));
    if (audience === 'head') return withRole('head');
    if (audience === 'chair') return withRole('chair-of-governors');
    const [dsls, heads] = [withRole('dsl'), withRole('head')];
    if (reason === 'escalation') return once([...dsls, ...heads]);
    const { deputyIds } = await this.#parts.onCall.settings();
    const { accountIds } = await this.#parts.onCall.now(at);
    const leads = dsls.filter(({ accountId }) => !deputyIds.includes(accountId));
    const called = [...dsls, ...heads].filter(({ accountId }) => accountIds.includes(accountId));
    const told = once([...leads, ...called]);
    return firstOfSome(told, dsls, heads);
  }
}

const byMailAll = (people: readonly Person[]): Person[] =>
  people.map((person) => ({ ...person, byMail: true }));

const once = (people: readonly Person[]): Person[] => [
  ...new Map(people.map((person) => [person.accountId, person])).values(),
];

// Rather somebody else who may know than nobody.
const firstOfSome = (...groups: Person[][]): Person[] => groups.find((group) => group.length > 0) ?? [];
