import type { EndpointAnswer } from '#shared/api.ts';
import type { SharedDraft } from '#shared/api/policy-changes.ts';
import type { Capability } from '#shared/api/sign-in.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import type { PolicyRules } from '#shared/policy/policy.ts';
import { failure, success } from '#shared/result.ts';
import { playDashboard, somebody } from '../../play-dashboard.tsx';
import { FilteringPage } from './filtering-page.tsx';

export const playedRules: PolicyRules = {
  audiences: [
    {
      audience: { kind: 'everyone' },
      categories: { games: 'think' },
      blockHosts: ['old.example'],
      allowHosts: [],
    },
  ],
  ...rulesNobodyChanged(),
  youTube: 'strict',
  safeEngine: 'https://search.example/?q={words}',
};

/** A draft as the server would tell of it, begun from version 3. */
export const keptDraft = (change: Partial<SharedDraft> = {}): SharedDraft => ({
  revision: 10,
  basedOn: 3,
  baseRules: playedRules,
  rules: playedRules,
  owner: 'Jo',
  editedBy: 'Jo',
  editedAt: 0,
  proposal: null,
  answer: null,
  ...change,
});

export const managing: readonly Capability[] = ['manage-filtering', 'approve-filtering'];
export const approving: readonly Capability[] = ['approve-filtering'];

const withCapabilities = (capabilities: readonly Capability[]): typeof somebody => ({
  ...somebody,
  account: somebody.account && { ...somebody.account, capabilities: [...capabilities] },
});

/** What the server holds; a test sets it, and requests change it as they would there. */
interface Held {
  version: number;
  rules: PolicyRules;
  changes: EndpointAnswer<'policyDraft'>;
}

const describePolicy = ({ version, rules }: Held) => ({
  version,
  publishedAt: 0,
  publishedBy: 'Mr Other',
  rules,
  categories: [
    { id: 'illegal', label: 'Illegal', isIllegal: true, hostCount: 0, pageCount: 0 },
    { id: 'games', label: 'Games', isIllegal: false, hostCount: 7, pageCount: 0 },
    { id: 'manga', label: 'Manga', isIllegal: false, hostCount: 3, pageCount: 0 },
  ],
  status: { version, applied: 28, connected: 30 },
  history: [version, version - 1].map((each) => ({
    version: each,
    publishedAt: 0,
    publishedBy: 'Mr Other',
    approvedBy: null,
    reason: `Reason ${each}`,
  })),
});

const answerFrom = (held: Held, play: ReturnType<typeof playDashboard>): void => {
  let revision = 10;
  play.on('classes', () => success([]));
  play.on('pupils', () => failure('not-allowed'));
  play.on('policyDraft', () => success(held.changes));
  play.on('policy', () => success(describePolicy(held)));
  play.on('savePolicyDraft', (edits: { rules: PolicyRules; basedOn: number }) => {
    revision += 1;
    held.changes = {
      ...held.changes,
      draft: keptDraft({ rules: edits.rules, basedOn: edits.basedOn, revision }),
    };
    return success({ revision });
  });
  play.on('publishDraft', () => {
    held.rules = held.changes.draft?.rules ?? held.rules;
    held.version += 1;
    held.changes = { ...held.changes, draft: null };
    return success({ version: held.version });
  });
};

/** For tests: the Filtering page over a server's side that is played by hand. */
export const playFiltering = () => {
  const held: Held = {
    version: 3,
    rules: playedRules,
    changes: { draft: null, needsSecondPerson: false, emergencies: [] },
  };
  return {
    held,
    open: async (path: string, capabilities: readonly Capability[] = managing) => {
      const play = playDashboard(withCapabilities(capabilities));
      answerFrom(held, play);
      history.replaceState(null, '', path);
      await play.show(<FilteringPage />);
      return {
        ...play,
        text: () => play.root.textContent,
        row: (id: string) => play.root.querySelector(`[data-category-id="${id}"]`),
        sentences: () => [...play.root.querySelectorAll('.publish .changes li')].map((li) => li.textContent),
        pick: async (label: string) => {
          play.root.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.click();
          await play.settle();
        },
        publish: async () => {
          await play.fill('reason', 'Golden time');
          await play.submit('publish-policy');
        },
      };
    },
  };
};
