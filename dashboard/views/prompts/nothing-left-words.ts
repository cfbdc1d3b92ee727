import type { EndpointAnswer } from '#shared/api.ts';
import { catalogue } from '#shared/prompts/catalogue/index.ts';
import { holdingMoments } from '#shared/prompts/holding-moments.ts';
import type { Moment } from '#shared/prompts/moments.ts';

/** What children meet at a moment whose prompts are all switched off; null while one is left, or the moment is off itself. */
export const nothingLeftWords = (
  { settings, offPrompts }: Pick<EndpointAnswer<'prompts'>, 'settings' | 'offPrompts'>,
  moment: Moment,
): string | null => {
  if (settings.off.includes(moment)) return null;
  if (catalogue[moment].prompts.some(({ id }) => !offPrompts.includes(id))) return null;
  return holdingMoments.has(moment)
    ? 'All questions of this moment are switched off: children are still held there, and asked in plain words.'
    : 'All questions of this moment are switched off: nothing is asked there.';
};
