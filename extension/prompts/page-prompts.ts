import * as z from 'zod/mini';
import { holdingMoments } from '#shared/prompts/holding-moments.ts';
import {
  detailKinds,
  moments,
  permissionKinds,
  promptChoices,
  type DetailKind,
  type Moment,
  type PermissionKind,
  type PromptChoice,
} from '#shared/prompts/moments.ts';
import { isWithin } from '#shared/policy/address.ts';
import { kindWords, permissionWords } from '#shared/prompts/page-words.ts';
import { readyPrompt, type ReadyPrompt } from '#shared/prompts/ready-prompt.ts';
import { promptIdSchema } from '#shared/prompts/wording-schema.ts';
import type { OpenTabs } from '../chromium/open-tabs.ts';
import type { PopUps } from '../chromium/pop-ups.ts';
import type { PromptScripts } from '../chromium/prompt-scripts.ts';
import type { Protection } from '../enforce/protection.ts';
import type { Memory } from '../memory.ts';
import type { RaiseHand } from '../raise-hand.ts';
import { isWebPage } from '../observe/report-of.ts';
import { isForHelp, isResultsPage, isTrustedPage, momentOfArrival } from './page-standing.ts';
import { momentRules, placeOf, type Noticed, type PromptDesk } from './prompt-desk.ts';
import { ownFactsOf } from './personal-details.ts';
import type { AskedPrompt, PageFacts } from './prompt-messages.ts';

export interface PagePromptsParts {
  readonly memory: Pick<Memory, 'read'>;
  readonly protection: Protection;
  readonly prompts: PromptDesk;
  readonly tabs: Pick<OpenTabs, 'goBack'>;
  readonly scripts: PromptScripts;
  readonly popUps: PopUps;
  readonly raiseHand: Pick<RaiseHand, 'raise'>;
}

const aboutSchema = z.optional(z.enum([...detailKinds, ...permissionKinds]));
/** Moments that happen on a page of the web, and that its script may ask about. */
const pageMoments = [
  'sign-up',
  'detail-typed',
  'detail-sent',
  'unkind-words',
  'advert',
  'permission',
] as const;
const momentSchema = z
  .enum(moments)
  .check(z.refine((moment) => (pageMoments as readonly string[]).includes(moment)));
const requestSchema = z.discriminatedUnion('prompts', [
  z.object({ prompts: z.literal('wake') }),
  z.object({ prompts: z.literal('facts') }),
  z.object({
    prompts: z.literal('show'),
    moment: momentSchema,
    about: aboutSchema,
    isLow: z.optional(z.boolean()),
  }),
  z.object({
    prompts: z.literal('answer'),
    moment: momentSchema,
    promptId: z.nullable(promptIdSchema),
    choice: z.enum(promptChoices),
    about: aboutSchema,
  }),
]);
type Request = z.infer<typeof requestSchema>;
type About = DetailKind | PermissionKind;

interface Chosen {
  readonly moment: Moment;
  readonly promptId: string | null;
  readonly choice: PromptChoice;
  readonly about?: About | undefined;
}

export interface PromptSender {
  readonly tabId: number;
  readonly frameId: number;
  /** Of the frame, or of the page around a blank one; from the browser. */
  readonly pageUrl: string;
}

/** What pages of the web are asked, and what comes of it. */
export class PagePrompts {
  readonly #parts: PagePromptsParts;

  constructor(parts: PagePromptsParts) {
    this.#parts = parts;
  }

  /** Undefined for what is not understood. */
  parse(message: unknown): Request | undefined {
    const parsed = requestSchema.safeParse(message);
    return parsed.success ? parsed.data : undefined;
  }

  async answer(request: Request, sender: PromptSender): Promise<PageFacts | AskedPrompt | null> {
    if (!(await this.#isFor(sender.pageUrl))) return null;
    switch (request.prompts) {
      case 'wake':
        await this.#parts.scripts.putOn(sender.tabId, sender.frameId, 'prompts-form');
        return null;
      case 'facts':
        return this.#factsFor(sender.pageUrl);
      case 'show':
        return this.#show(request, sender);
      case 'answer':
        await this.#tell(request, sender);
        return null;
    }
  }

  /** A page has opened in a tab. */
  async arrived(tabId: number, url: string): Promise<void> {
    const { protection, scripts } = this.#parts;
    if (url.startsWith('about:')) return;
    const opener = await this.#parts.popUps.openerOf(tabId);
    if (!isWebPage(url) || !(await this.#isFor(url)) || protection.compiled === null) return;
    if (isResultsPage(url, protection.safeEngine)) await scripts.putOn(tabId, 0, 'prompts-form');
    if (opener !== null && this.#isStrange(opener, url) && (await this.push(tabId, url, 'pop-up'))) return;
    const moment = momentOfArrival(protection.compiled, url);
    if (moment !== null) await this.push(tabId, url, moment);
  }

  /** Asks on the page of a tab. False where there was nothing to ask, or the page could not be asked on. */
  async push(tabId: number, url: string, moment: Moment, noticed: Noticed = {}): Promise<boolean> {
    const { scripts, tabs, popUps } = this.#parts;
    if (!(await this.#isFor(url))) return false;
    const shown = await this.#ready(moment, url, noticed);
    if (shown === null || !(await scripts.putOn(tabId, 0, 'prompt-card'))) return false;
    const choice = await scripts.ask(tabId, shown);
    if (choice === null) return false;
    await this.#tell({ promptId: shown.promptId, moment, choice }, { tabId, pageUrl: url });
    if (choice === 'go-back' && moment === 'pop-up') await popUps.close(tabId);
    else if (choice === 'go-back' && moment !== 'break') await tabs.goBack(tabId);
    return true;
  }

  /** On another site than the page that opened it, and neither of them the school's, as for signing in. */
  #isStrange(opener: string, url: string): boolean {
    const [one, other] = [placeOf(opener), placeOf(url)];
    return (
      !isWithin(one, other) && !isWithin(other, one) && ![opener, url].some((each) => this.#isTrusted(each))
    );
  }

  #isTrusted(url: string): boolean {
    const { protection, prompts } = this.#parts;
    const { compiled } = protection;
    const { trustedHosts } = prompts.plan.settings;
    return compiled !== null && isTrustedPage(compiled, protection.decide(url), url, trustedHosts);
  }

  /**
   * In a frame too small to read in, it is asked on the page around it. Where something is asked there already, what holds
   * something back is asked in the frame all the same, and nothing else is.
   */
  async #show(
    { moment, about, isLow = false }: Extract<Request, { prompts: 'show' }>,
    { tabId, frameId, pageUrl }: PromptSender,
  ): Promise<AskedPrompt | null> {
    const { scripts } = this.#parts;
    const shown = await this.#ready(moment, pageUrl, noticedOf(about));
    if (shown === null) return null;
    if (isLow && frameId !== 0 && (await scripts.putOn(tabId, 0, 'prompt-card'))) {
      const chosen = await scripts.ask(tabId, shown);
      if (chosen !== null) return { ...shown, chosen };
      if (!holdingMoments.has(moment)) return null;
    }
    return (await scripts.putOn(tabId, frameId, 'prompt-card')) ? shown : null;
  }

  async #ready(moment: Moment, url: string, noticed: Noticed): Promise<ReadyPrompt | null> {
    const shown = await this.#parts.prompts.show(moment, url, noticed);
    return shown && readyPrompt(shown);
  }

  /** Who would rather ask has a hand up by that, where somebody teaches them now; and otherwise a way to tell someone. */
  async #tell(
    { promptId, moment, choice, about }: Chosen,
    { tabId, pageUrl }: Pick<PromptSender, 'tabId' | 'pageUrl'>,
  ): Promise<void> {
    const { prompts, raiseHand } = this.#parts;
    await prompts.answered({ moment, promptId, url: pageUrl, choice, rule: ruleOf(moment, about) });
    if (choice !== 'ask') return;
    const { up } = await raiseHand.raise({ about: 'question', words: '' });
    if (up === null) await this.#offerToTell(tabId, moment);
  }

  /** Opened and sent by the child alone. */
  async #offerToTell(tabId: number, moment: Moment): Promise<void> {
    const { prompts, scripts } = this.#parts;
    if (!(await scripts.putOn(tabId, 0, 'prompt-card'))) return;
    await scripts.offerToTell(tabId, readyPrompt(await prompts.offerToTell(moment)));
  }

  /** Pupils are asked, and not where they look for help. */
  async #isFor(pageUrl: string): Promise<boolean> {
    const { memory, protection } = this.#parts;
    const { compiled } = protection;
    const { staff } = await memory.read('state');
    return compiled !== null && staff === null && !isForHelp(compiled, pageUrl);
  }

  async #factsFor(pageUrl: string): Promise<PageFacts | null> {
    const { memory, protection } = this.#parts;
    const { compiled } = protection;
    if (compiled === null) return null;
    const { pupil } = await memory.read('state');
    return {
      ...ownFactsOf(pupil, compiled.policy.schoolName),
      isTrusted: this.#isTrusted(pageUrl),
      isResults: isResultsPage(pageUrl, protection.safeEngine),
    };
  }
}

const isDetail = (about: About): about is DetailKind => Object.hasOwn(kindWords, about);

const noticedOf = (about: About | undefined): Noticed => {
  if (about === undefined) return {};
  return isDetail(about) ? { kind: kindWords[about] } : { what: permissionWords[about] };
};

/** As adults read it. */
const detailNames: Record<DetailKind, string> = {
  name: 'Their name',
  address: 'An address',
  postcode: 'A postcode',
  phone: 'A phone number',
  email: 'An email address',
  school: 'The name of a school',
  birthday: 'A birthday',
  age: 'Their age',
  place: 'Where they live',
};

const permissionRules: Record<PermissionKind, string> = {
  camera: 'A page asked for the camera',
  microphone: 'A page asked for the microphone',
  'camera-and-microphone': 'A page asked for camera and microphone',
  screen: 'A page asked to see the screen',
  location: 'A page asked for the place on the map',
  clipboard: 'A page asked for what was copied',
  notifications: 'A page asked to send notes',
};

const ruleOf = (moment: Moment, about: About | undefined): string => {
  if (about !== undefined && isDetail(about)) {
    return `${detailNames[about]} was ${moment === 'detail-sent' ? 'about to be sent' : 'typed'}`;
  }
  if (about !== undefined) return permissionRules[about];
  return moment === 'unknown-site' || moment === 'look-alike' ? '' : momentRules[moment];
};
