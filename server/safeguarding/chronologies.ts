import type { EndpointAnswer } from '#shared/api.ts';
import type { AlertSummary } from '#shared/api/alerts.ts';
import type { Incident } from '#shared/api/incidents.ts';
import { audiencesOf } from '#shared/incidents/audience.ts';
import { involvementLabels } from '#shared/incidents/people.ts';
import { failure, success } from '#shared/result.ts';
import type { AlertRows } from '../alerts/alert-rows.ts';
import type { Clock } from '../clock.ts';
import type { Ledger } from '../evidence/ledger.ts';
import type { Vault } from '../evidence/vault.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { Storage } from '../storage/storage.ts';
import { referralsAbout, reviewsOf } from '../referrals/about-pupil.ts';
import type { SealedIncidents } from '../referrals/sealed-incidents.ts';
import { correctionsOf, putRightFor } from './incident-corrections.ts';
import type { IncidentRows } from './incident-rows.ts';
import type { ReviewIncidents } from './review-incidents.ts';

export interface ChronologiesParts {
  readonly storage: Pick<Storage, 'db'>;
  readonly rows: IncidentRows;
  readonly review: ReviewIncidents;
  readonly alertRows: Pick<AlertRows, 'summariesOf'>;
  readonly sealedIncidents: Pick<SealedIncidents, 'isSealed'>;
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

type Line = EndpointAnswer<'chronology'>['incidents'][number];

/** All that is known here of one pupil in the order in which it came, for whoever has to see the whole child. */
export class Chronologies {
  readonly #parts: ChronologiesParts;

  constructor(parts: ChronologiesParts) {
    this.#parts = parts;
  }

  readonly answer: Handlers['chronology'] = async ({ pupilId }, { actor }) => {
    const refused = await this.#refuse(actor, pupilId);
    if (refused) return refused;
    const pupil = await this.#parts.storage.db
      .selectFrom('pupils')
      .innerJoin('classes', 'classes.classId', 'pupils.classId')
      .select(['pupils.name as pupilName', 'classes.name as className'])
      .where('pupilId', '=', pupilId)
      .executeTakeFirst();
    if (!pupil) return failure('not-found');
    await this.#parts.ledger.append({
      actor: actor.accountId,
      action: 'view-chronology',
      object: pupilId,
      outcome: 'done',
    });
    const alerts = await this.#alertsOf(actor, pupilId);
    const incidents = await this.#linesOf(actor, pupilId);
    const about = { pupilId, incidentIds: incidents.map(({ incidentId }) => incidentId) };
    const referrals = await referralsAbout(this.#parts.storage.db, about, audiencesOf(actor.roles));
    return success({ ...pupil, alerts, referrals, incidents });
  };

  /** One that became an incident stands there as that; what is about children is not for the chair. */
  async #alertsOf(actor: Actor, pupilId: string): Promise<AlertSummary[]> {
    if (!audiencesOf(actor.roles).includes('safeguarding')) return [];
    const alerts = await this.#parts.alertRows.summariesOf(pupilId);
    return alerts.filter(({ incident }) => incident === null);
  }

  async #refuse(actor: Actor, pupilId: string) {
    // What is shown is of these audiences alone, so the right to read one of each is the right to read them.
    const [audience = 'safeguarding'] = audiencesOf(actor.roles);
    return askMay(this.#parts, actor, 'view-evidence', { incident: { audience } }, pupilId);
  }

  async #linesOf(actor: Actor, pupilId: string): Promise<Line[]> {
    const { rows, review, storage } = this.#parts;
    const visible = await storage.db
      .selectFrom('incidents')
      .select('incidentId')
      .where('audience', 'in', audiencesOf(actor.roles))
      .orderBy('reportedAt')
      .execute();
    const people = await rows.people(visible.map(({ incidentId }) => incidentId));
    const reviews = await reviewsOf(storage.db, 'incidentId', [...people.keys()]);
    const corrections = await correctionsOf(
      storage.db,
      this.#parts.vault,
      visible.map(({ incidentId }) => incidentId),
    );
    const lines: Line[] = [];
    for (const { incidentId } of visible) {
      const part = people.get(incidentId)?.find(({ shown }) => shown.pupilId === pupilId);
      const putRight = putRightFor(corrections.get(incidentId) ?? [], pupilId, part !== undefined);
      const incident = (part ?? putRight) && (await review.find(incidentId));
      if (!incident) continue;
      if (!part) {
        lines.push({ ...lineOf(incident, 'Named by mistake', true), words: '', reviews: [], putRight });
        continue;
      }
      const isSealed = await this.#parts.sealedIncidents.isSealed(incidentId);
      const line = lineOf(incident, involvementLabels[part.shown.involvement], isSealed);
      lines.push({ ...line, reviews: reviews.get(incidentId) ?? [], putRight });
    }
    return lines;
  }
}

/** Of a sealed one no more than that it is there. */
const lineOf = (
  incident: Incident,
  involvement: string,
  isSealed: boolean,
): Omit<Line, 'reviews' | 'putRight'> => {
  const { incidentId, audience, number, kind, reportedAt, decision, decisionReason, facts, actions } =
    incident;
  const naming = { incidentId, audience, number, kind, reportedAt, decision, involvement };
  if (isSealed) return { ...naming, words: 'Sealed: stopped and referred.', decisionReason: '', actions: [] };
  const told = actions.map(({ at, text }) => ({ at, text }));
  return { ...naming, words: facts.words, decisionReason, actions: told };
};
