import { schoolTimeLabels } from '#shared/policy/timetable.ts';
import type { OpenTabs } from './chromium/open-tabs.ts';
import type { Protection } from './enforce/protection.ts';
import type { OwnPages } from './own-pages.ts';
import type { WhyShown } from './page-facts.ts';
import type { ServerClock } from './server-clock.ts';

export interface AnswerWhyParts {
  readonly tabs: Pick<OpenTabs, 'front'>;
  readonly pages: OwnPages;
  readonly protection: Protection;
  readonly serverClock: ServerClock;
}

/** Why an address, or the page in front, is open or shut on this device now. */
export const answerWhy = async (
  { tabs, pages, protection, serverClock }: AnswerWhyParts,
  asked: string | null,
): Promise<WhyShown | null> => {
  const address = asked ?? (await frontAddress({ tabs, pages }));
  const found = address === null ? null : protection.explain(address);
  if (address === null || found === null) return null;
  return {
    address,
    steps: found.steps,
    time: schoolTimeLabels[found.time],
    person: protection.subject.person.kind,
    policyVersion: protection.policyVersion,
    now: serverClock.now(),
  };
};

/** One of our own pages stands for the address it holds back. */
const frontAddress = async ({ tabs, pages }: Pick<AnswerWhyParts, 'tabs' | 'pages'>) => {
  const url = (await tabs.front())?.url ?? null;
  const own = url === null ? null : pages.parse(url);
  return own === null ? url : own.address;
};
