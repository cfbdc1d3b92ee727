import { filterTestCategoryId, filterTestHost } from '#shared/filter-test.ts';
import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import type { Category, PolicyRules } from '#shared/policy/policy.ts';
import { sealedCategoryIds } from './sealed-category.ts';
import { starterCategories } from './starter-categories/index.ts';

/** The lists every policy speaks of. Illegal material has no off switch. */
export const policyCategories: readonly Category[] = [
  ...starterCategories.map(({ id, label, domains }) => ({
    id,
    label,
    isIllegal: sealedCategoryIds.has(id),
    hosts: [...domains],
  })),
  // Blocked like illegal sites, so that the way to them can be tested without them.
  { id: filterTestCategoryId, label: 'ThinkClick’s own test site', isIllegal: true, hosts: [filterTestHost] },
];

/** What a school begins with. */
export const firstPolicyRules = (): PolicyRules => defaultPolicyRules();
