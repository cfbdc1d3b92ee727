import type { KeyStage } from '../people.ts';

/** Whom an agreement is for. */
export const agreementAudiences = ['ks1', 'ks2', 'staff', 'parents'] as const;
export type AgreementAudience = (typeof agreementAudiences)[number];

export const agreementAudienceLabels: Record<AgreementAudience, string> = {
  ks1: 'Pupils, key stage 1',
  ks2: 'Pupils, key stage 2',
  staff: 'Staff and volunteers',
  parents: 'Parents and carers',
};

export const pupilAudienceOf = (keyStage: KeyStage): 'ks1' | 'ks2' => (keyStage === 'KS1' ? 'ks1' : 'ks2');
