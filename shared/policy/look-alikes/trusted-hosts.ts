import type { Policy } from '../policy.ts';

const trustedCategories: readonly string[] = ['trusted-help', 'school-platforms', 'child-search'];

/** What this school's people trust, beside the sites everybody knows. */
export const trustedHosts = ({ rules, categories }: Policy): readonly string[] => [
  ...rules.audiences.flatMap(({ allowHosts }) => allowHosts),
  ...categories.filter(({ id }) => trustedCategories.includes(id)).flatMap(({ hosts }) => hosts),
];
