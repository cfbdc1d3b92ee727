/** What a child reads: short and kind, and with what to do instead where there is something. */
export const refusalWords = [
  'Not just now.',
  'Use the page I shared with you.',
  'Come and ask me.',
  'It is not for this lesson.',
  'That page is not right for school.',
] as const;
