import type { Moment } from '../moments.ts';
import type { MomentCatalogue, Prompt } from '../prompt.ts';
import { advert } from './advert.ts';
import { aiAnswer } from './ai-answer.ts';
import { breakTime } from './break.ts';
import { detailSent } from './detail-sent.ts';
import { detailTyped } from './detail-typed.ts';
import { download } from './download.ts';
import { imageSearch } from './image-search.ts';
import { lookAlike } from './look-alike.ts';
import { permission } from './permission.ts';
import { popUp } from './pop-up.ts';
import { signUp } from './sign-up.ts';
import { strangerCall } from './stranger-call.ts';
import { unkindWords } from './unkind-words.ts';
import { unknownSite } from './unknown-site.ts';

/** Every prompt there is, by its moment. */
export const catalogue: Record<Moment, MomentCatalogue> = {
  'unknown-site': unknownSite,
  'look-alike': lookAlike,
  download,
  'pop-up': popUp,
  permission,
  'sign-up': signUp,
  'detail-typed': detailTyped,
  'detail-sent': detailSent,
  'image-search': imageSearch,
  advert,
  'stranger-call': strangerCall,
  'ai-answer': aiAnswer,
  break: breakTime,
  'unkind-words': unkindWords,
};

const byId = new Map<string, { readonly prompt: Prompt; readonly of: MomentCatalogue }>(
  Object.values(catalogue).flatMap((of) => of.prompts.map((prompt) => [prompt.id, { prompt, of }])),
);

/** Undefined where the catalogue has none of this name. */
export const findPrompt = (promptId: string) => byId.get(promptId);

export const promptIds: readonly string[] = [...byId.keys()];
