import type { EndpointAnswer } from '#shared/api.ts';
import { mergeRules } from '#shared/policy/policy-merge.ts';
import { failure, success, type Failure, type Result } from '#shared/result.ts';
import type { Handlers } from '../http/endpoint.ts';
import type { ClassRoster } from '../lessons/class-roster.ts';
import type { Actor } from '../people/actor.ts';
import { askMay } from '../people/ask-may.ts';
import type { EmergencyBlocks } from './emergency-blocks.ts';
import type { PolicyDraftStore, StoredDraft } from './policy-draft-store.ts';
import { askMayPublish, publishAlone, type PublishAloneParts } from './publish-alone.ts';

export interface PolicyChangeParts extends PublishAloneParts {
  readonly drafts: PolicyDraftStore;
  readonly emergencies: EmergencyBlocks;
  readonly roster: ClassRoster;
}

type PolicyChangeEndpoints = Pick<
  Handlers,
  | 'policyDraft'
  | 'savePolicyDraft'
  | 'discardPolicyDraft'
  | 'publishDraft'
  | 'proposePolicy'
  | 'withdrawProposal'
  | 'approveProposal'
  | 'sendBackProposal'
  | 'policyVersion'
>;

/** From edits to a version in force: one draft, its proposal, and the second person where the rules in force ask for one. */
export const policyChangeEndpoints = (parts: PolicyChangeParts): PolicyChangeEndpoints => ({
  policyDraft: async (_request, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy-draft', {}, 'policy draft');
    return refused ?? success(await describe(parts, actor));
  },

  savePolicyDraft: async (edits, { actor }) => {
    const refused = await mayEdit(parts, actor);
    if (refused) return refused;
    // Without the rules they began from, edits could not be brought onto another version.
    if (!(await parts.policies.rulesOf(edits.basedOn))) return failure('not-found');
    const saved = await parts.drafts.save(actor.accountId, edits);
    if (saved && edits.revision === 0) await record(parts, actor, 'begin-policy-draft');
    return revisionOf(saved);
  },

  discardPolicyDraft: async ({ revision }, { actor }) => {
    const refused = await mayEdit(parts, actor);
    if (refused) return refused;
    const done = await parts.drafts.use(revision, async () => ({ value: {}, isDone: true }));
    if (done) await record(parts, actor, 'discard-policy-draft');
    return done ? success({}) : failure('conflict');
  },

  publishDraft: async ({ revision, reason }, { actor }) => {
    const refused = await askMayPublish(parts, actor);
    if (refused) return refused;
    const published = await parts.drafts.use(revision, async ({ basedOn, rules }) => {
      const value = await publishAlone(parts, actor, { basedOn, rules, reason });
      return { value, isDone: value.ok };
    });
    return published ?? failure('conflict');
  },

  proposePolicy: async ({ revision, reason }, { actor }) => {
    const refused = await mayEdit(parts, actor);
    if (refused) return refused;
    const proposal = { by: actor.accountId, at: parts.clock(), reason };
    const proposed = await parts.drafts.change(revision, (draft) =>
      draft.proposal ? null : { proposal, answer: null },
    );
    if (proposed) await record(parts, actor, 'propose-policy', { reason });
    return revisionOf(proposed);
  },

  withdrawProposal: async ({ revision }, { actor }) => {
    const refused = await mayEdit(parts, actor);
    if (refused) return refused;
    const withdrawn = await parts.drafts.change(revision, ({ proposal }) => proposal && { proposal: null });
    if (withdrawn) await record(parts, actor, 'withdraw-policy');
    return revisionOf(withdrawn);
  },

  approveProposal: async ({ revision }, { actor }) => {
    const draft = await parts.drafts.read();
    const refused = await mayApprove(parts, actor, draft);
    if (refused) return refused;
    const approved = await parts.drafts.use(revision, async (seen) => {
      const value = await publishApproved(parts, actor, seen);
      return { value, isDone: value.ok };
    });
    return approved ?? failure('conflict');
  },

  sendBackProposal: async ({ revision, words }, { actor }) => {
    const draft = await parts.drafts.read();
    const refused = await mayApprove(parts, actor, draft);
    if (refused) return refused;
    const answer = { by: actor.accountId, at: parts.clock(), words };
    const sentBack = await parts.drafts.change(
      revision,
      ({ proposal }) => proposal && { proposal: null, answer },
    );
    if (sentBack) await record(parts, actor, 'send-back-policy', { words });
    return revisionOf(sentBack);
  },

  policyVersion: async ({ version }, { actor }) => {
    const refused = await askMay(parts, actor, 'view-policy', {}, 'policy');
    if (refused) return refused;
    const rules = await parts.policies.rulesOf(version);
    return rules ? success({ version, rules }) : failure('not-found');
  },
});

const mayEdit = (parts: PolicyChangeParts, actor: Actor): Promise<Failure | null> =>
  askMay(parts, actor, 'manage-filtering', {}, 'policy draft');

/** Who proposed what is not there: nobody in particular. */
const somebody = '';

const mayApprove = async (
  parts: PolicyChangeParts,
  actor: Actor,
  draft: StoredDraft | null,
): Promise<Failure | null> => {
  const { needsSecondPerson } = parts.policies.current.policy.rules;
  const change = { needsSecondPerson, proposerId: draft?.proposal?.by ?? somebody };
  const refused = await askMay(parts, actor, 'approve-filtering', { change }, 'policy draft');
  if (refused || draft?.proposal) return refused;
  return failure('conflict', 'This change does not wait for approval any more.');
};

/** A version may have come since it was proposed: what does not touch it goes on top, anything else is sent round again. */
const publishApproved = async (
  parts: PolicyChangeParts,
  actor: Actor,
  draft: StoredDraft,
): Promise<Result<{ version: number }>> => {
  const { policies } = parts;
  const base = await policies.rulesOf(draft.basedOn);
  if (!base || !draft.proposal) return failure('conflict');
  // Asked again: it may have been withdrawn and proposed by somebody else since.
  const refused = await mayApprove(parts, actor, draft);
  if (refused) return refused;
  const { rules: inForce } = policies.current.policy;
  const { rules, conflicts } = mergeRules(base, draft.rules, inForce);
  if (conflicts.length > 0) return failure('conflict', 'Another version changed the same. Send it back.');
  const { by, reason } = draft.proposal;
  const edition = { rules, reason, publishedBy: by, approvedBy: actor.accountId };
  await record(parts, actor, 'approve-policy', { proposedBy: by });
  return policies.publish(policies.version, edition);
};

const revisionOf = (draft: StoredDraft | null): Result<{ revision: number }> =>
  draft ? success({ revision: draft.revision }) : failure('conflict');

const record = (
  { ledger }: PolicyChangeParts,
  actor: Actor,
  action: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  ledger.append({ actor: actor.accountId, action, object: 'policy draft', outcome: 'done', facts });

const describe = async (parts: PolicyChangeParts, actor: Actor): Promise<EndpointAnswer<'policyDraft'>> => {
  const { drafts, emergencies, policies, roster } = parts;
  const draft = await drafts.read();
  const blocks = await emergencies.list();
  const accounts = [
    ...(draft ? [draft.ownerId, draft.editedBy, draft.proposal?.by, draft.answer?.by] : []),
    ...blocks.flatMap(({ blockedBy, confirmedBy }) => [blockedBy, confirmedBy ?? undefined]),
  ].filter((each) => each !== undefined);
  const names = await roster.namesOf([...new Set(accounts)]);
  const nameOf = (accountId: string): string => names.get(accountId) ?? 'ThinkClick';
  const baseRules = draft && (await policies.rulesOf(draft.basedOn));
  return {
    needsSecondPerson: policies.current.policy.rules.needsSecondPerson,
    draft: draft && baseRules && describeDraft(draft, baseRules, actor, nameOf),
    emergencies: blocks.map(({ blockedBy, confirmedBy, ...rest }) => ({
      ...rest,
      blockedBy: nameOf(blockedBy),
      isMine: blockedBy === actor.accountId,
      confirmedBy: confirmedBy === null ? null : nameOf(confirmedBy),
    })),
  };
};

const describeDraft = (
  { ownerId, editedBy, proposal, answer, ...draft }: StoredDraft,
  baseRules: StoredDraft['rules'],
  actor: Actor,
  nameOf: (accountId: string) => string,
) => ({
  ...draft,
  baseRules,
  owner: nameOf(ownerId),
  editedBy: nameOf(editedBy),
  proposal: proposal && { ...proposal, by: nameOf(proposal.by), isMine: proposal.by === actor.accountId },
  answer: answer && { ...answer, by: nameOf(answer.by) },
});
