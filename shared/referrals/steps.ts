/** What is to be done after a device was stopped, in this order. */
export const referralSteps = [
  'danger',
  'isolate',
  'who-saw',
  'child',
  'police',
  'iwf',
  'ceop',
  'lado',
  'parents',
] as const;
export type ReferralStep = (typeof referralSteps)[number];

interface StepWords {
  readonly label: string;
  readonly how: string;
  /** What to write down with it; null where who and when say enough. */
  readonly note: string | null;
}

export const stepWords: Readonly<Record<ReferralStep, StepWords>> = {
  danger: {
    label: 'Is a child in danger now? Call 999',
    how: 'Do this before anything else. If nobody is in danger, say so here and go on.',
    note: null,
  },
  isolate: {
    label: 'Set the computer apart',
    how: 'Pull out its network cable, or take it out of reach of the Wi-Fi. Leave it on, open and plugged in to power, in a room that is locked. Touch nothing else on it.',
    note: 'Where it is now, and who has the key',
  },
  'who-saw': {
    label: 'Write down who saw it',
    how: 'Who saw the screen, when, and where they were. Only what they say by themselves: do not ask children what was in it.',
    note: 'Who, when, where',
  },
  child: {
    label: 'An adult sits with each child who saw it',
    how: 'Listen, and do not question. They have done nothing wrong by seeing or telling.',
    note: 'Who sits with whom',
  },
  police: {
    label: 'Call the police on 101',
    how: 'Say that a computer of the school may hold images of child abuse, that it was stopped, and that nobody has copied anything. Ask what to do next, and do only that.',
    note: 'Who you spoke to, and the reference number',
  },
  iwf: {
    label: 'Report the address to the Internet Watch Foundation',
    how: 'At report.iwf.org.uk, where the police have not taken this over. This server does not hold the address: do not look for it. Tell them what you know by the police’s advice.',
    note: 'The report’s number',
  },
  ceop: {
    label: 'Tell CEOP, where somebody contacted or groomed a child',
    how: 'At ceop.police.uk, “Make a report”. Not needed where nobody was in contact with a child.',
    note: 'The report’s number',
  },
  lado: {
    label: 'An adult of the school is involved: call the LADO',
    how: 'The headteacher calls the local authority’s designated officer within one working day, before anybody speaks to that adult. Say on this page, under “Whom is it about?”, that it is about an adult, so that only the right people see it.',
    note: 'Who you spoke to, and what was agreed',
  },
  parents: {
    label: 'Ask the police when to tell the parents',
    how: 'Parents are told when the police say so, and what the police say.',
    note: 'Who was told, when, and by whom',
  },
};

/** What must not happen, however well it is meant. */
export const neverSteps: readonly string[] = [
  'Do not look at it again, and let nobody else look: not to make sure, not to describe it.',
  'Do not copy, photograph, print, save or forward it. To make a copy is an offence, also with the best intent.',
  'Do not close the page, switch the computer off, or delete anything.',
  'Do not search for it on another computer.',
  'Do not question the children.',
];

/** The first of it, for whoever pressed the button: the record itself is not theirs. */
export const nowSteps: readonly string[] = [
  'A child in danger now: call 999.',
  'Take the child away from the screen. Stay calm: they have done nothing wrong.',
  'Leave the computer as it is: on, open, with nothing closed. Unplug its network cable if it has one.',
  'Tell the safeguarding lead or the headteacher now, in person. They see it on their screen already.',
  'Write down on paper who saw the screen, and when.',
];
