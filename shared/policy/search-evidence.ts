import { evidenceOfForced } from './evidence-of-forced.ts';
import { evidenceOfOthers } from './evidence-of-others.ts';
import { claim, notOpen, type EngineEvidence } from './evidence-record.ts';

/** One record an engine, those that are forced first. For people: nothing is decided by it. */
export const searchEvidence: readonly EngineEvidence[] = [...evidenceOfForced, ...evidenceOfOthers];

/** Said of every engine that has no record of its own. */
export const withoutEvidence: Omit<EngineEvidence, 'engine'> = {
  standing: 'refused',
  safeSearch: claim('No lock was found.'),
  images: notOpen,
  aiAnswers: notOpen,
};

export const evidenceOf = (engine: string): EngineEvidence =>
  searchEvidence.find((each) => each.engine === engine) ?? { engine, ...withoutEvidence };
