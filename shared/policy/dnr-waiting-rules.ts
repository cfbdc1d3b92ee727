import { mayBeListed } from './address.ts';
import { helpHosts, isHeld, openWhileHeld } from './agreement-layer.ts';
import { ruleId, toOwnPage, type DnrRule, type OwnPages } from './dnr-rule.ts';
import { isNotLetIn } from './guest-layer.ts';
import { hostOfPageKey } from './page-key.ts';
import { isInFocus, type CompiledPolicy, type Subject } from './question.ts';

/** Everything else waits until the guest is let in. */
export const guestRules = (
  policy: CompiledPolicy,
  subject: Subject,
  now: number,
  pages: OwnPages,
  band: number,
): DnrRule[] =>
  isNotLetIn(policy, subject, now) ? waitingRules(helpHosts(policy).filter(mayBeListed), band, pages) : [];

/** Everything else waits for the signature; what stays open is left to the rules below. */
export const agreementRules = (
  policy: CompiledPolicy,
  subject: Subject,
  now: number,
  pages: OwnPages,
  band: number,
): DnrRule[] =>
  isHeld(subject, now)
    ? waitingRules(openWhileHeld(policy, subject.agreement).filter(mayBeListed), band, pages)
    : [];

/** Everything else waits. What is on the list is left to the rules below, and opened there by openings. */
export const focusRules = (subject: Subject, now: number, pages: OwnPages, band: number): DnrRule[] => {
  if (!isInFocus(subject, now)) return [];
  const { hosts, needs, pages: keys } = subject.focus;
  // A rule cannot except single pages: their hosts are let through here, and the worker judges the page.
  return waitingRules([...hosts, ...needs, ...keys.map(hostOfPageKey)], band, pages);
};

const waitingRules = (openHosts: readonly string[], band: number, pages: OwnPages): DnrRule[] => {
  const excludedRequestDomains = [...new Set(openHosts)];
  const except = excludedRequestDomains.length > 0 && { excludedRequestDomains };
  return [
    toOwnPage(ruleId(band, 0), band, pages.blocked, { ...except }),
    {
      id: ruleId(band, 1),
      priority: band,
      action: { type: 'block' },
      condition: { ...except, regexFilter: '^[a-z]+://', resourceTypes: ['sub_frame'] },
    },
  ];
};
