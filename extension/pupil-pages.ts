import { hostsWithin } from '#shared/policy/wrapped-address.ts';
import type { TransferRule } from '#shared/policy/policy.ts';
import type { Watch } from '#shared/device-state.ts';
import { isInFocus } from '#shared/policy/decide.ts';
import { isNotLetIn } from '#shared/policy/guest-layer.ts';
import type { AlertWatch } from './alerts/alert-watch.ts';
import type { OpenTabs } from './chromium/open-tabs.ts';
import type { TabControl } from './chromium/tab-control.ts';
import type { ConnectionStatus } from './connection.ts';
import type { DownloadGuard } from './enforce/downloads.ts';
import { guestNow } from './guest-time.ts';
import type { FreezeGuard } from './enforce/freeze-guard.ts';
import type { TabLimitGuard } from './enforce/tab-limit-guard.ts';
import type { InForce } from './enforce/in-force.ts';
import type { Openings } from './enforce/openings.ts';
import type { Protection } from './enforce/protection.ts';
import type { MarkStatus } from './mark/mark-status.ts';
import type { MayI } from './may-i.ts';
import { momentRules, type PromptDesk } from './prompts/prompt-desk.ts';
import type { RaiseHand } from './raise-hand.ts';
import type { TellSomeone } from './tell-someone.ts';
import type { SignAgreement } from './sign-agreement.ts';
import type { SeenToday } from './seen-today.ts';
import type { UploadGuard } from './enforce/uploads.ts';
import type { Memory } from './memory.ts';
import type { PupilSpeech } from './pupil-language.ts';
import { fittingUrl, isToldOf } from './observe/report-of.ts';
import type { Outbox } from './outbox.ts';
import type { DeviceStatus, ShownFocus } from './page-facts.ts';
import type { PageAnswers, PageHandlers, PageRequest } from './page-requests.ts';
import { answerWhy } from './answer-why.ts';
import type { OwnPages } from './own-pages.ts';
import type { ServerClock } from './server-clock.ts';
import type { ShowPage } from './show-page.ts';
import type { TimeSpent } from './time-spent.ts';

export interface PupilPagesParts {
  readonly memory: Memory;
  readonly outbox: Outbox;
  readonly tabs: OpenTabs;
  readonly tabControl: TabControl;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly openings: Openings;
  readonly inForce: InForce;
  readonly serverClock: ServerClock;
  readonly connectionStatus: () => ConnectionStatus;
  readonly watched: () => Watch;
  readonly mayI: MayI;
  readonly raiseHand: RaiseHand;
  readonly tellSomeone: TellSomeone;
  readonly seenToday: SeenToday;
  readonly signAgreement: SignAgreement;
  readonly mark: { status(): Promise<MarkStatus> };
  readonly downloads: DownloadGuard;
  readonly uploads: UploadGuard;
  readonly freezeGuard: FreezeGuard;
  readonly tabLimitGuard: TabLimitGuard;
  readonly showPage: ShowPage;
  readonly prompts: PromptDesk;
  readonly pupilSpeech: PupilSpeech;
  readonly timeSpent: Pick<TimeSpent, 'read'>;
  readonly isOutside: () => Promise<boolean>;
  readonly alertWatch: Pick<AlertWatch, 'closed'>;
}

/** What the worker does for the pages a pupil meets. */
export const createPupilPages = (parts: PupilPagesParts): PageHandlers => ({
  'ask-verdict': (request) => askVerdict(parts, request),
  'answer-prompt': (request) => answerPrompt(parts, request),
  'go-back': async (_request, tabId) => {
    if (tabId !== null) await parts.tabs.goBack(tabId);
    return null;
  },
  'tell-someone': (request) => parts.tellSomeone.tell(request),
  'ask-speech': async () => ({
    speech: await parts.pupilSpeech.here(),
    home: await parts.prompts.homeWords(),
  }),
  'ask-tellings': () => parts.tellSomeone.standing(),
  'ask-shown': async ({ address, isWanted }) => ({
    isPossible: (await parts.showPage.pageAt(address)) !== null,
    offer: isWanted ? await parts.showPage.offer(address) : null,
  }),
  'raise-hand': (request) => parts.raiseHand.raise(request),
  'lower-hand': () => parts.raiseHand.lower(),
  'ask-hand': () => parts.raiseHand.standing(),
  'ask-mark': () => parts.mark.status(),
  'may-i': (request) => parts.mayI.ask(request),
  'ask-request': (request) => parts.mayI.standing(request),
  'report-filter': async ({ address, wants, words }) => {
    const url = address ?? (await frontAddress(parts));
    if (url === null) return { seq: null };
    const requestId = crypto.randomUUID();
    const about = { requestId, wants, url: fittingUrl(url), words };
    return { seq: await parts.outbox.add({ kind: 'filter-report', ...about }) };
  },
  'ask-answers': async () => ({
    answers: await parts.mayI.answers(),
    front: await frontAddress(parts),
  }),
  'ask-seen': async () => ({
    seen: await parts.seenToday.read(),
    watchedBy: parts.watched().by,
    asked: await parts.prompts.metToday(),
    spent: await parts.timeSpent.read(),
    isOutside: await parts.isOutside(),
  }),
  'ask-agreement': async () => {
    const asked = await parts.signAgreement.asked();
    const languages = (asked.agreement?.texts ?? []).map(({ language }) => language);
    const speeches = languages.map((language) => [language, parts.pupilSpeech.inLanguage(language)] as const);
    const language = await parts.pupilSpeech.language();
    return { ...asked, language, speeches: Object.fromEntries(speeches) };
  },
  'sign-agreement': (request) => parts.signAgreement.sign(request),
  'ask-lock': async () => {
    // The page asks when its time is up: the worker may have slept through its own timer.
    if (!parts.protection.isLocked) await parts.inForce.live();
    const { lock } = parts.protection.subject;
    const { isLocked, isStopped } = parts.protection;
    return { lock: isLocked ? lock : null, isStopped, now: parts.serverClock.now() };
  },
  'ask-freeze': async () => ({ freeze: parts.freezeGuard.freeze, now: parts.serverClock.now() }),
  'ask-tab-limit': async () => ({ limit: parts.tabLimitGuard.limit }),
  'close-tab': async (_request, tabId) => {
    if (tabId !== null) await parts.tabControl.close(tabId);
    return null;
  },
  reply: async ({ message, reply }) => ({
    seq: await parts.outbox.add({ kind: 'reply', url: null, message, reply }),
  }),
  'ask-file': async (file) => ({ rule: ruleForFile(parts, file) }),
  'ask-file-prompt': ({ address }) => parts.prompts.show('download', address),
  'answer-file-prompt': async ({ address, choice, promptId }) => {
    const rule = momentRules.download;
    await parts.prompts.answered({ moment: 'download', promptId, url: address, choice, rule });
    return null;
  },
  'get-file': async (file) => {
    if (!file.isUpload && ruleForFile(parts, file) === 'allow') await parts.downloads.start(file.url);
    return null;
  },
  'ask-status': () => readStatus(parts),
  'ask-why': ({ address }) => answerWhy(parts, address),
});

/** Of a page that the child does not want to show, not even the address is told. */
/** The page of the web in front; null where none is. */
const frontAddress = async ({ tabs }: PupilPagesParts): Promise<string | null> => {
  const front = await tabs.front();
  return front !== null && isToldOf(front.url) ? front.url : null;
};

const ruleForFile = ({ downloads, uploads }: PupilPagesParts, file: PageRequest<'ask-file'>): TransferRule =>
  file.isUpload ? uploads.ruleFor(file.url) : (downloads.decide(file)?.rule ?? 'stop');

const askVerdict = async (
  { protection, outbox, serverClock, prompts, alertWatch }: PupilPagesParts,
  { address, isNew }: PageRequest<'ask-verdict'>,
): Promise<PageAnswers['ask-verdict']> => {
  const { decision, instead } = protection.route(address);
  if (decision === null) return { is: 'not-ready', url: null };
  if (instead === null) return { is: 'open', url: address };
  if (/^https?:/.test(instead)) return { is: 'open', url: instead };
  if (decision.reason === 'lock') return { is: 'locked', url: instead };
  if (decision.reason === 'agreement') return { is: 'agreement', url: instead };
  if (decision.verdict === 'think') {
    const imitates = decision.imitates ?? null;
    return { is: 'think', url: instead, imitates, prompt: await askAbout(prompts, address, imitates) };
  }
  const focus = decision.reason === 'focus' ? shownFocus(protection, serverClock.now()) : null;
  // That a lesson has its list is no news of the pupil's, nor that a guest waits.
  if (isNew && focus === null && decision.reason !== 'not-let-in') {
    await outbox.add({ kind: 'block', url: fittingUrl(address), rule: decision.rule });
  }
  if (isNew) await alertWatch.closed(address, decision);
  if (decision.reason === 'not-let-in') return { is: 'not-let-in', url: instead };
  if (focus === null) return { is: 'blocked', url: instead };
  return { is: 'blocked', url: instead, focus: { shown: focus, now: serverClock.now() } };
};

const askAbout = (prompts: PromptDesk, address: string, imitates: string | null) =>
  imitates === null
    ? prompts.show('unknown-site', address)
    : prompts.show('look-alike', address, { real: imitates });

const shownFocus = ({ subject }: Protection, now: number): ShownFocus | null => {
  if (!isInFocus(subject, now)) return null;
  const { name, by, endsAt, hosts, links } = subject.focus;
  return { name, by, endsAt, links: links ?? hosts.map((host) => ({ url: `https://${host}/`, title: '' })) };
};

const answerPrompt = async (
  { protection, prompts, openings, inForce, memory, serverClock }: PupilPagesParts,
  { address, choice, promptId }: PageRequest<'answer-prompt'>,
): Promise<PageAnswers['answer-prompt']> => {
  const decision = protection.decide(address);
  if (decision?.verdict !== 'think') return { mayOpen: decision?.verdict === 'allow' };
  const moment = decision.imitates === undefined ? 'unknown-site' : 'look-alike';
  await prompts.answered({ moment, promptId, url: address, choice, rule: decision.rule });
  if (choice !== 'open') return { mayOpen: false };
  const { lesson } = await memory.read('state');
  // A page inside a translator asks for both: the pupil has seen the whole address.
  for (const each of hostsWithin(address)) await openings.add(each, lesson, serverClock.now());
  await inForce.live();
  return { mayOpen: protection.decide(address)?.verdict === 'allow' };
};

const readStatus = async (parts: PupilPagesParts): Promise<DeviceStatus> => {
  const { memory, outbox, protection, serverClock } = parts;
  const state = await memory.read('state');
  const { pupil, staff, lesson, timer } = state;
  const now = serverClock.now();
  const configuration = await memory.read('configuration');
  const { waiting, refused } = await outbox.fill();
  return {
    schoolName: protection.compiled?.policy.schoolName ?? configuration?.schoolName ?? null,
    boundTo: pupil?.name ?? staff?.name ?? null,
    guest: guestNow(state, now),
    isNotLetIn: protection.compiled !== null && isNotLetIn(protection.compiled, protection.subject, now),
    connection: parts.connectionStatus(),
    isProtected: protection.compiled !== null,
    isOutside: await parts.isOutside(),
    lesson: lesson !== null && lesson.endsAt > now ? lesson : null,
    watchedBy: parts.watched().by,
    lock: protection.isLocked && !protection.isStopped ? protection.subject.lock : null,
    focus: shownFocus(protection, now),
    freeze: parts.freezeGuard.freeze,
    tabLimit: parts.tabLimitGuard.limit,
    timer: timer !== null && timer.endsAt > now ? timer : null,
    offsetMs: now - Date.now(),
    waitingReports: waiting,
    refusedReports: refused,
  };
};
