import { fewEyesLabels } from '#shared/incidents/audience.ts';
import { decisionLabels, triageLabels, type IncidentChange } from '#shared/incidents/change.ts';
import { kindOf } from '#shared/incidents/kinds.ts';
import { measuresWords } from '#shared/incidents/measures.ts';
import type { CorrectPeople } from './correct-people.ts';
import type { IncidentReaders } from './incident-readers.ts';

export interface SentenceParts {
  readonly people: Pick<CorrectPeople, 'sentence'>;
  readonly readers: Pick<IncidentReaders, 'staff'>;
}

/** What is read later among the actions, so that no reason is lost when another decision follows; null: nothing is. */
export const sentenceOf = async (
  parts: SentenceParts,
  change: IncidentChange,
  incidentId: string,
): Promise<string | null> => {
  switch (change.kind) {
    case 'reclassify':
      return `Kind changed to “${kindOf[change.incidentKind].label}”: ${change.reason}`;
    case 'people':
      return parts.people.sentence(incidentId, change);
    case 'narrow':
      return `Given to ${fewEyesLabels[change.audience]}: ${change.reason}`;
    case 'category':
      return `${change.category === null ? 'No category' : `Category ${change.category}`}: ${change.reason}`;
    case 'measures':
      return measuresWords(change);
    case 'decide':
      return `${decisionLabels[change.decision]}: ${change.reason}`;
    case 'merge':
      return `Merged into another incident: ${change.reason}`;
    case 'assign':
      return `${await assigned(parts, change.accountId)}${change.note === '' ? '.' : `: ${change.note}`}`;
    case 'triage':
      return change.triage === null || !change.reason
        ? null
        : `${triageLabels[change.triage]}: ${change.reason}`;
    case 'review-on':
    case 'link':
    case 'unlink':
      return null;
  }
};

const assigned = async ({ readers }: SentenceParts, accountId: string | null): Promise<string> => {
  if (accountId === null) return 'Nobody’s again';
  const staff = await readers.staff();
  return `Handed to ${staff.find((each) => each.accountId === accountId)?.name ?? 'a colleague'}`;
};
