/** One question at a time: a child who meets the page often meets them all. */
const questions = [
  'Did a grown-up tell you to go there?',
  'Do you know who made this page?',
  'Is it for your work?',
  'Would you show it to your teacher?',
] as const;

/** The same address always asks the same question. */
export const questionFor = (address: string): string => {
  let sum = 0;
  for (const letter of address) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return questions[sum % questions.length] ?? questions[0];
};
