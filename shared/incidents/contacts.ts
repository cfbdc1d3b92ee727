import * as z from 'zod/mini';

const line = z.string().check(z.trim(), z.maxLength(200));

/** Whom to ask outside the school (R47). */
export const contactSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  /** For what. */
  purpose: line,
  phone: line,
  address: line,
});
export type Contact = z.infer<typeof contactSchema>;

/** Until the school has set its own; those of its local authority it must add itself. */
export const defaultContacts: readonly Contact[] = [
  { name: 'Police', purpose: 'A child is in danger now', phone: '999', address: '' },
  {
    name: 'Police, not an emergency',
    purpose: 'A crime that is not happening now',
    phone: '101',
    address: '',
  },
  {
    name: 'Local authority: children’s social care',
    purpose: 'A child is or may be suffering harm',
    phone: '',
    address: '',
  },
  {
    name: 'Local authority designated officer (LADO)',
    purpose: 'A concern about an adult who works here',
    phone: '',
    address: '',
  },
  {
    name: 'CEOP',
    purpose: 'Grooming, blackmail or sexual contact online',
    phone: '',
    address: 'https://www.ceop.police.uk',
  },
  {
    name: 'Internet Watch Foundation',
    purpose: 'Images of child abuse on the web: report the address, never the picture',
    phone: '',
    address: 'https://report.iwf.org.uk',
  },
  {
    name: 'UK Safer Internet Centre, helpline for professionals',
    purpose: 'Advice on anything online',
    phone: '0344 381 4772',
    address: 'https://saferinternet.org.uk/helpline',
  },
  {
    name: 'Prevent',
    purpose: 'Radicalisation: ACT Early',
    phone: '0800 011 3764',
    address: 'https://actearly.uk',
  },
  { name: 'NSPCC', purpose: 'Advice for adults worried about a child', phone: '0808 800 5000', address: '' },
  {
    name: 'Childline',
    purpose: 'For the child',
    phone: '0800 1111',
    address: 'https://www.childline.org.uk',
  },
];
