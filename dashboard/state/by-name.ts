const collator = new Intl.Collator('en-GB', { numeric: true });

/** The order of a register: as people read names, and "Pupil 2" before "Pupil 10". */
export const byName = (
  { name: one }: { readonly name: string },
  { name: other }: { readonly name: string },
): number => collator.compare(one, other);
