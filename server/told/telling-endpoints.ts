import * as z from 'zod/mini';
import type { tellingsApi } from '#shared/api/tellings.ts';
import { concernChoices } from '#shared/reports.ts';
import { failure, success } from '#shared/result.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import { askMay } from '../people/ask-may.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import { openFacts } from '../safeguarding/incident-facts.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/storage.ts';
import type { Tellings } from './tellings.ts';

export interface TellingEndpointsParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly tellings: Tellings;
  readonly vault: Vault;
  readonly sealedIncidents: Pick<SealedIncidents, 'isSealed'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const choiceSchema = z.enum(concernChoices);
const listedMs = 28 * 24 * 3_600_000;

/** For a trusted adult whom a pupil chose: what that pupil told, and nothing else of the incident it became. */
export const tellingEndpoints = (parts: TellingEndpointsParts): Pick<Handlers, keyof typeof tellingsApi> => ({
  tellingsToMe: async (_request, { actor }) => {
    const rows = await toldTo(parts, actor.accountId).execute();
    return success(
      rows.map(({ readAt, sealedFacts: _facts, incidentId: _id, ...row }) => ({
        ...row,
        isRead: readAt !== null,
      })),
    );
  },

  readTelling: async ({ requestId }, { actor }) => {
    const row = await toldTo(parts, actor.accountId).where('requestId', '=', requestId).executeTakeFirst();
    const telling = { adultId: row ? actor.accountId : null };
    const refused = await askMay(parts, actor, 'read-telling', { telling }, requestId);
    if (refused) return refused;
    if (!row || (await parts.sealedIncidents.isSealed(row.incidentId))) return failure('not-found');
    const { words, choice, page } = openFacts(parts.vault, row.incidentId, row.sealedFacts);
    await parts.tellings.markRead(row.incidentId, actor);
    await parts.ledger.append({
      actor: actor.accountId,
      action: 'read-telling',
      object: row.incidentId,
      outcome: 'done',
    });
    return success({ choice: choiceSchema.parse(choice), words, url: page?.url ?? null });
  },
});

/** What turned out to be about an adult of the school is for the head or the chair alone, whoever was chosen (R46). */
const toldTo = ({ storage, clock }: TellingEndpointsParts, accountId: string) =>
  storage.db
    .selectFrom('tellings')
    .innerJoin('incidents', 'incidents.incidentId', 'tellings.incidentId')
    .innerJoin('pupils', 'pupils.pupilId', 'tellings.pupilId')
    .innerJoin('classes', 'classes.classId', 'pupils.classId')
    .select([
      'tellings.requestId',
      'tellings.incidentId',
      'tellings.toldAt',
      'tellings.readAt',
      'incidents.sealedFacts',
      'pupils.name as pupilName',
      'classes.name as className',
    ])
    .where('adultId', '=', accountId)
    .where('incidents.audience', '=', 'safeguarding')
    .where('tellings.toldAt', '>', clock() - listedMs)
    .orderBy('tellings.toldAt', 'desc');
