import { browser, hasDynamicRule, hasSessionRule } from '../browser.ts';
import type { RuleSet } from '../enforce/rules.ts';

type BrowserRule = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0]['addRules'];

/** The compiler's rules are the browser's: its own types name fewer kinds of request than Chromium knows. */
const asBrowserRules = (rules: readonly unknown[]): NonNullable<BrowserRule> =>
  rules as NonNullable<BrowserRule>;

export const dynamicRuleSet: RuleSet = {
  has: hasDynamicRule,
  ids: async () => (await browser.declarativeNetRequest.getDynamicRules()).map(({ id }) => id),
  replace: (removeRuleIds, addRules) =>
    browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds, addRules: asBrowserRules(addRules) }),
};

export const sessionRuleSet: RuleSet = {
  has: hasSessionRule,
  ids: async () => (await browser.declarativeNetRequest.getSessionRules()).map(({ id }) => id),
  replace: (removeRuleIds, addRules) =>
    browser.declarativeNetRequest.updateSessionRules({ removeRuleIds, addRules: asBrowserRules(addRules) }),
};
