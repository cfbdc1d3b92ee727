import type { Kysely } from 'kysely';
import type { NamedPerson } from '#shared/incidents/people.ts';
import type { Schema } from '../storage/schema.ts';

/** Whether pupils and staff who are named are, or were, of this school. */
export const areKnown = async (db: Kysely<Schema>, people: readonly NamedPerson[]): Promise<boolean> => {
  for (const person of people) if (!(await isKnown(db, person))) return false;
  return true;
};

const isKnown = async (db: Kysely<Schema>, person: NamedPerson): Promise<boolean> => {
  if (person.kind === 'pupil') {
    const found = db.selectFrom('pupils').select('pupilId').where('pupilId', '=', person.pupilId);
    return (await found.executeTakeFirst()) !== undefined;
  }
  if (person.kind !== 'staff') return true;
  const found = db.selectFrom('accounts').select('accountId').where('accountId', '=', person.accountId);
  return (await found.executeTakeFirst()) !== undefined;
};
