import * as z from 'zod/mini';
import { infringementCategories, type InfringementCategory } from './kinds.ts';
import { measuresSchema, type Measures } from './measures.ts';

/** For each category who deals with it, the first first, and what may follow: proposed to whoever decides (R41). */
export const categoryPoliciesSchema = z.record(z.enum(infringementCategories), measuresSchema);
export type CategoryPolicies = Readonly<Record<InfringementCategory, Measures>>;

/** Until the school has set its own. */
export const defaultCategoryPolicies: z.infer<typeof categoryPoliciesSchema> = {
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
