import type { DetailKind, Moment, PermissionKind, PromptChoice } from '#shared/prompts/moments.ts';
import type { ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import type { Held } from './event-path.ts';
import type { PagePrompt } from './page-prompt.ts';
import type { AskedPermission } from './permission-events.ts';
import type { OwnFacts } from './personal-details.ts';

/** What the script on a page may ask the worker. What was typed is in none of them. */
export type PromptRequest =
  | { readonly prompts: 'wake' | 'facts' }
  | {
      readonly prompts: 'show';
      readonly moment: Moment;
      readonly about?: DetailKind | PermissionKind;
      /** The frame is too small for a prompt to be read in it. */
      readonly isLow?: boolean;
    }
  | {
      readonly prompts: 'answer';
      readonly moment: Moment;
      readonly promptId: string | null;
      readonly choice: PromptChoice;
      readonly about?: DetailKind | PermissionKind;
    };

/** What is to be asked; with the choice, where it was asked on the page around the frame. */
export interface AskedPrompt extends ReadyPrompt {
  readonly chosen?: PromptChoice;
}

export interface PageFacts extends OwnFacts {
  /** Children may write about themselves here: the school's own sites, and those it has listed. */
  readonly isTrusted: boolean;
  /** A page of search results: what is paid for is told apart. */
  readonly isResults: boolean;
}

/** What the worker says to the script, when a page was opened or the clock has run. */
export interface PushedPrompt {
  readonly prompt: ReadyPrompt;
  /** To choose "ask" opens "Tell someone". Nobody waits for the answer. */
  readonly isTellOffer?: true;
}
export const isPushedPrompt = (message: unknown): message is PushedPrompt =>
  typeof message === 'object' && message !== null && 'prompt' in message;

/** The scripts of one frame find each other in their own world, which pages cannot reach. */
declare global {
  var thinkclickPrompts: ((held: Held) => void) | undefined;
  var thinkclickPermission: ((asked: AskedPermission) => void) | undefined;
  var thinkclickPermissions: AskedPermission[] | undefined;
  var thinkclickAsks: boolean | undefined;
  /** What draws the prompts, once there was one to draw. */
  var thinkclickCard: Pick<PagePrompt, 'isOpen' | 'ask' | 'mention' | 'focusCard'> | undefined;
  var thinkclickHeld: Held[] | undefined;
}
