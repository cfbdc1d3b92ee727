/** Whom an export is for. */
export const recipients = ['own-records', 'police', 'local-authority', 'another-school', 'parents'] as const;
export type Recipient = (typeof recipients)[number];

export const recipientLabels: Readonly<Record<Recipient, string>> = {
  'own-records': 'This school’s own file (CPOMS, MyConcern, paper)',
  police: 'The police',
  'local-authority': 'The local authority',
  'another-school': 'Another school',
  parents: 'A pupil’s parents',
};

/** Those who are told of one pupil, and nothing of the others. */
export const hidesOthers = (recipient: Recipient): boolean =>
  recipient === 'another-school' || recipient === 'parents';

export const exportForms = ['pack', 'pdf', 'csv', 'json'] as const;
export type ExportForm = (typeof exportForms)[number];

export const exportFormLabels: Readonly<Record<ExportForm, string>> = {
  pack: 'Everything, with proof (ZIP)',
  pdf: 'A form to print and sign (PDF)',
  csv: 'A table (CSV)',
  json: 'Data (JSON)',
};

export const judgements = ['internal', 'local-authority', 'police'] as const;
export type Judgement = (typeof judgements)[number];
export const judgementLabels: Readonly<Record<Judgement, string>> = {
  internal: 'Dealt with in school',
  'local-authority': 'Referred to the local authority',
  police: 'Referred to the police',
};
