import type { InfringementCategory } from './kinds.ts';

export interface CategoryPolicy {
  /** Who deals with it, the first first. */
  readonly escalation: readonly string[];
  readonly sanctions: readonly string[];
}

/** Proposed to whoever decides (R41). */
export const categoryPolicies: Readonly<Record<InfringementCategory, CategoryPolicy>> = {
  A: {
    escalation: ['Class teacher', 'Senior manager or co-ordinator'],
    sanctions: ['A word with the pupil', 'A warning'],
  },
  B: {
    escalation: ['Class teacher', 'Head of department', 'Co-ordinator'],
    sanctions: ['Access taken away for a time', 'Parents told'],
  },
  C: {
    escalation: ['Headteacher', 'Parents'],
    sanctions: ['Access taken away', 'Parents told', 'Equipment taken away'],
  },
  D: {
    escalation: ['Headteacher', 'Parents', 'Police or CEOP'],
    sanctions: ['Evidence secured and kept', 'The provider told', 'Referred to the police or CEOP'],
  },
};
