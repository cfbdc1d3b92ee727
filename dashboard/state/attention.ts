import type { EndpointAnswer } from '#shared/api.ts';

/** One thing on the Overview that a person should look at, and where. */
export interface AttentionItem {
  readonly text: string;
  readonly href: string;
  readonly isUrgent: boolean;
}

export interface AttentionFacts {
  readonly policy: Pick<EndpointAnswer<'policy'>, 'version' | 'status'>;
  readonly changes: Pick<EndpointAnswer<'policyDraft'>, 'needsSecondPerson' | 'emergencies' | 'draft'>;
  /** How many sentences the draft comes to. */
  readonly changeCount: number;
  readonly isOvertaken: boolean;
}

const here = '/filtering/changes';

export const changesWords = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`;

/** What waits for somebody, the most urgent first. */
export const attentionOf = (facts: AttentionFacts): AttentionItem[] => [
  ...emergencies(facts),
  ...draft(facts),
  ...devices(facts),
];

const emergencies = ({ changes }: AttentionFacts): AttentionItem[] =>
  changes.needsSecondPerson
    ? changes.emergencies
        .filter(({ confirmedBy }) => confirmedBy === null)
        .map(({ host, blockedBy, isMine }) => ({
          text: isMine
            ? `Your emergency block of ${host} is not approved yet: a second person must confirm it.`
            : `${blockedBy} blocked ${host} in an emergency. A second person must confirm it.`,
          href: '/filtering',
          isUrgent: !isMine,
        }))
    : [];

const draft = ({ changes, changeCount, isOvertaken }: AttentionFacts): AttentionItem[] => {
  const { draft: kept } = changes;
  if (kept?.proposal) {
    const { by, isMine, reason } = kept.proposal;
    const text = isMine
      ? 'Your changes wait for a second person.'
      : `${by} asks you to look at ${changesWords(changeCount)}: “${reason}”`;
    return [{ text, href: here, isUrgent: !isMine }];
  }
  if (changeCount === 0) return [];
  const sentBack = kept?.answer
    ? [
        {
          text: `${kept.answer.by} sent the changes back: “${kept.answer.words}”`,
          href: here,
          isUrgent: true,
        },
      ]
    : [];
  const overtaken = isOvertaken
    ? [{ text: 'Another version was published since these changes began.', href: here, isUrgent: true }]
    : [];
  const edited = { text: `${changesWords(changeCount)} not published.`, href: here, isUrgent: false };
  return [...sentBack, ...overtaken, edited];
};

const devices = ({ policy: { version, status } }: AttentionFacts): AttentionItem[] => {
  const behind = status.connected - status.applied;
  const text = `${behind} of ${status.connected} connected devices ${behind === 1 ? 'is' : 'are'} not on version ${version} yet.`;
  return behind > 0 ? [{ text, href: '/deploy', isUrgent: false }] : [];
};
