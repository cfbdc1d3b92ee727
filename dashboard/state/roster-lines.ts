import { emailSchema, nameSchema } from '#shared/people.ts';
import type { BadLine } from './host-lines.ts';

export interface NewPupil {
  readonly name: string;
  readonly email: string | null;
}

/** "Name" or "Name, email" or the same with a tab, as spreadsheets paste; the email is the part with an @. */
const parseLine = (line: string): NewPupil | string => {
  const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
  const emailAt = cells.findIndex((cell) => cell.includes('@'));
  const name = nameSchema.safeParse(
    (emailAt < 0 ? cells : cells.slice(0, emailAt)).filter(Boolean).join(' '),
  );
  if (!name.success) return 'has no name, or one that is too long';
  if (emailAt < 0) return { name: name.data, email: null };
  const email = emailSchema.safeParse(cells[emailAt]);
  return email.success ? { name: name.data, email: email.data } : 'has an email address that is not one';
};

/** Pupils as pasted, a line each, with the lines that were not understood or name the same email twice. */
export const parseRosterLines = (text: string): { pupils: NewPupil[]; bad: BadLine[] } => {
  const pupils: NewPupil[] = [];
  const bad: BadLine[] = [];
  const emails = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const pupil = parseLine(line);
    if (typeof pupil === 'string') bad.push({ line: index + 1, text: line.trim(), why: pupil });
    else if (pupil.email !== null && emails.has(pupil.email))
      bad.push({ line: index + 1, text: line.trim(), why: 'repeats an email address from above' });
    else {
      pupils.push(pupil);
      if (pupil.email !== null) emails.add(pupil.email);
    }
  }
  return { pupils, bad };
};
