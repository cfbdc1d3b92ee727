/** The five reasons to refer at once (R45). */
export const criteria = ['adult', 'coercion', 'stage', 'under-13', 'immediate-harm'] as const;
export type Criterion = (typeof criteria)[number];

export const answers = ['yes', 'no', 'not-known'] as const;
export type Answer = (typeof answers)[number];
export const answerLabels: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
};

export const criterionWords: Readonly<
  Record<Criterion, { readonly question: string; readonly help: string }>
> = {
  adult: {
    question: 'Is an adult involved?',
    help: 'Anybody of 18 or over who took it, asked for it, has it or passed it on.',
  },
  coercion: {
    question: 'Was a child coerced, blackmailed or groomed, or is there doubt that they could consent?',
    help: 'Also where a child’s needs make it doubtful that they understood.',
  },
  stage: {
    question: 'As far as you were told, is it violent, or unusual for a child of that stage?',
    help: 'By what you were told: nobody looks at it to answer this.',
  },
  'under-13': {
    question: 'Is any pupil in it under 13?',
    help: 'In a primary school every pupil is under 13. “Not known” counts as yes here.',
  },
  'immediate-harm': {
    question: 'Is a child at immediate risk of harm?',
    help: 'For example suicidal, harming themselves, or afraid of somebody they go home to. Call 999 first.',
  },
};

export type Answers = Readonly<Partial<Record<Criterion, Answer>>>;

/** For so long a picture opens to whoever wrote down why they have to view it. */
export const viewingOpensMs = 15 * 60_000;

export const outcomes = ['refer', 'in-school'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  refer: 'Refer to the police and children’s social care',
  'in-school': 'Dealt with in school, parents told',
};

export const isComplete = (given: Answers): boolean => criteria.every((each) => given[each] !== undefined);

/**
 * The way the answers propose. Where something is not known yet there is none to rely on, and so it is to refer: to keep
 * it in school is for the case in which every answer is no.
 */
export const proposedOutcome = (given: Answers): Outcome =>
  criteria.every((each) => given[each] === 'no') ? 'in-school' : 'refer';
