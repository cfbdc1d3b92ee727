import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from '#shared/policy/address.ts';
import { isStoppedByCategory } from '#shared/policy/asked-worker.ts';
import { buildCategoryIndex } from '#shared/policy/category-index.ts';
import {
  compilePolicy,
  decide,
  freeSubject,
  type CompiledPolicy,
  type Subject,
} from '#shared/policy/decide.ts';
import { rulesNobodyChanged } from '#shared/policy/default-rules.ts';
import { compileRules, type DnrRule } from '#shared/policy/dnr-rules.ts';
import { mayFetch } from '#shared/policy/may-fetch.ts';
import type { Policy } from '#shared/policy/policy.ts';
import {
  anyFullIndex,
  anyPolicy,
  anySubject,
  anyWebAddress,
  judgedAt,
  serverHost,
} from '../support/any-policy.ts';
import { outcomeOf, startRuleMatcher, type Outcome, type RuleMatcher } from '../support/rule-matcher.ts';

const seed = 20_261_122;
const policyCount = 125;
const addressesPerPolicy = 12;

let matcher: RuleMatcher;
beforeAll(async () => {
  matcher = await startRuleMatcher();
}, 60_000);
afterAll(() => matcher?.close());

interface Asked {
  readonly full: CompiledPolicy;
  readonly own: CompiledPolicy;
  readonly subject: Subject;
}

/**
 * What becomes of pages where the worker is asked first and knows the full index: it has let through what it must, the
 * rules see the request, and, where it was allowed or the worker died over it, the answer.
 */
const outcomesWhenAsked = async ({ full, own, subject }: Asked, addresses: readonly string[]) => {
  const allowed = addresses.filter((each) => decide(full, subject, each, judgedAt).verdict === 'allow');
  const letThrough = allowed
    .filter((each) => isStoppedByCategory(own, subject, each, judgedAt))
    .map((each) => parseAddress(each)?.host ?? '');
  const { dynamicRules, sessionRules } = compileRules(full, subject, judgedAt, matcher.ownPages, {
    letThrough,
  });
  const outcomes = async (fits: (rule: DnrRule) => boolean): Promise<Outcome[]> => {
    await matcher.setRules({
      dynamicRules: dynamicRules.filter(fits),
      sessionRules: sessionRules.filter(fits),
    });
    const rules = new Map([...dynamicRules, ...sessionRules].map((rule) => [rule.id, rule]));
    const matched = await matcher.matchedIds(addresses, 'main_frame');
    return matched.map((ids) =>
      outcomeOf(
        ids.map((id) => rules.get(id)),
        matcher.ownPages,
      ),
    );
  };
  // Chromium answers for the request and its answer together.
  const asked = await outcomes(({ condition }) => condition.excludedResponseHeaders === undefined);
  const answered = await outcomes(() => true);
  return addresses.map((address, place) => ({
    address,
    full: decide(full, subject, address, judgedAt),
    own: decide(own, subject, address, judgedAt),
    isLetThrough: letThrough.includes(parseAddress(address)?.host ?? ''),
    onRequest: asked[place] ?? 'open',
    onAnswer: answered[place] ?? 'open',
  }));
};

/** What no rule can tell: these are the worker's alone. */
const unknownToRules = new Set(['unknown-site', 'look-alike', 'wrapped-address']);

describe('where the worker is asked first', () => {
  const cases = fc.sample(
    fc.tuple(
      anyPolicy,
      anyFullIndex,
      anySubject,
      fc.array(anyWebAddress, { minLength: addressesPerPolicy, maxLength: addressesPerPolicy }),
    ),
    { seed, numRuns: policyCount },
  );

  test('no rule is before it, none stops what it allows, and each stops on its own what it knows', async () => {
    const seen = { open: 0, stopped: 0, leftToIt: 0 };
    for (const [policy, lists, subject, addresses] of cases) {
      const own = compilePolicy(policy, { serverHost });
      const full = compilePolicy(policy, { serverHost, fullIndex: buildCategoryIndex(lists) });
      for (const each of await outcomesWhenAsked({ full, own, subject }, addresses)) {
        const why = JSON.stringify({ each, policy, lists, subject });
        // The worker asks for such a page in its strict form, which is an address of its own.
        const isSearch = each.onRequest === 'safe-engine' || each.onAnswer === 'made-strict';
        expect(each.onRequest === 'safe-engine' || each.onRequest === 'open', why).toBe(true);
        if (isSearch) continue;
        if (each.full.verdict === 'allow') expect(each.onAnswer, why).toBe('open');
        else if (each.own.verdict === 'allow' || unknownToRules.has(each.own.reason)) seen.leftToIt += 1;
        else if (!each.isLetThrough) expect(each.onAnswer, why).not.toBe('open');
        seen[each.onAnswer === 'open' ? 'open' : 'stopped'] += 1;
      }
    }
    for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(50);
  }, 120_000);

  test('what only the full index opens, below a site that the policy blocks, is let through', async () => {
    const policy: Policy = {
      version: 1,
      schoolName: 'Made-up Primary',
      publishedAt: 0,
      categories: [
        { id: 'games', label: 'Games', isIllegal: false, hosts: ['games.test', 'bad.x.games.test'] },
      ],
      rules: {
        audiences: [
          {
            audience: { kind: 'everyone' },
            categories: { games: 'block', learning: 'allow' },
            blockHosts: [],
            allowHosts: [],
          },
        ],
        ...rulesNobodyChanged(),
        youTube: 'strict',
        safeEngine: 'https://safe.test/{words}',
      },
    };
    const asked = {
      own: compilePolicy(policy),
      full: compilePolicy(policy, {
        fullIndex: buildCategoryIndex([{ id: 'learning', hosts: ['x.games.test'] }]),
      }),
      subject: freeSubject({ kind: 'guest' }),
    };
    const outcome = async (host: string) =>
      (await outcomesWhenAsked(asked, [`https://${host}/`]))[0]?.onAnswer;
    expect(await outcome('www.games.test')).toBe('blocked');
    expect(await outcome('x.games.test')).toBe('open');
    expect(await outcome('bad.x.games.test')).toBe('blocked');
  });
});

/** Single pages are left out: rules know them as pages alone. */
const withoutPages = (policy: Policy): Policy => ({
  ...policy,
  rules: {
    ...policy.rules,
    audiences: policy.rules.audiences.map((each) => ({ ...each, allowPages: [], blockPages: [] })),
  },
});

test('what open pages fetch is judged alike by the worker and by the rules, where these know the site', async () => {
  const addresses = fc.array(anyWebAddress, { minLength: addressesPerPolicy, maxLength: addressesPerPolicy });
  const cases = fc.sample(fc.tuple(anyPolicy, anySubject, addresses), { seed, numRuns: policyCount });
  const seen = { open: 0, blocked: 0 };
  for (const [any, subject, each] of cases) {
    const policy = compilePolicy(withoutPages(any), { serverHost });
    const compiled = compileRules(policy, subject, judgedAt, matcher.ownPages, { letThrough: [] });
    await matcher.setRules(compiled);
    const rules = new Map(
      [...compiled.dynamicRules, ...compiled.sessionRules].map((rule) => [rule.id, rule]),
    );
    const matched = await matcher.matchedIds(each, 'image');
    for (const [place, address] of each.entries()) {
      const byRules = outcomeOf(
        (matched[place] ?? []).map((id) => rules.get(id)),
        matcher.ownPages,
      );
      const byWorker = mayFetch(policy, subject, address, judgedAt) ? 'open' : 'blocked';
      expect(byWorker, JSON.stringify({ address, policy: policy.policy, subject })).toBe(byRules);
      seen[byWorker] += 1;
    }
  }
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(50);
}, 120_000);
