import { defaultPolicyRules } from '#shared/policy/default-rules.ts';
import type { Category, PolicyRules } from '#shared/policy/policy.ts';
import { sealedCategoryId } from './sealed-category.ts';
import { starterCategories } from './starter-categories/index.ts';

/** The lists every policy speaks of. Illegal material has no off switch. */
export const policyCategories: readonly Category[] = starterCategories.map(({ id, label, domains }) => ({
  id,
  label,
  isIllegal: id === sealedCategoryId,
  hosts: [...domains],
}));

/** What a school begins with. */
export const firstPolicyRules = (): PolicyRules => defaultPolicyRules();
