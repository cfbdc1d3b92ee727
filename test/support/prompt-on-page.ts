import type { CDPSession, Page, Protocol } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

type Node = Protocol.DOM.Node;

const everyNode = (node: Node): Node[] => [
  node,
  ...[
    ...(node.children ?? []),
    ...(node.shadowRoots ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ].flatMap(everyNode),
];
const textOf = (node: Node): string =>
  node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(textOf).join('');
const attributeOf = ({ attributes = [] }: Node, name: string): string | null => {
  const at = attributes.indexOf(name);
  return at < 0 ? null : (attributes[at + 1] ?? '');
};

export interface PromptOnPage {
  readonly words: string;
  readonly language: string | null;
  readonly choices: readonly string[];
  /** Of the whole inside, for another page to show. */
  readonly html: string;
}

/** A frame of another site is a target of its own to the debugger. */
const sessionsOf = (page: Page): Promise<CDPSession[]> => {
  const inside = new Set(page.frames().flatMap((frame) => (frame === page.mainFrame() ? [] : frame.url())));
  const frames = page
    .browser()
    .targets()
    .filter((target) => target.type() === 'other' && inside.has(target.url()));
  return Promise.all([page, ...frames].map((each) => each.createCDPSession()));
};

/** The prompt on a page of the web, in a frame too. Its shadow root is closed to the page; the debugger sees into it. */
export const promptOn = async (page: Page): Promise<PromptOnPage | null> => {
  const sessions = await sessionsOf(page);
  try {
    for (const session of sessions) {
      const prompt = await promptIn(session);
      if (prompt !== null) return prompt;
    }
    return null;
  } finally {
    await Promise.all(sessions.map((session) => session.detach()));
  }
};

const promptIn = async (session: CDPSession): Promise<PromptOnPage | null> => {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const host = everyNode(root).find(({ localName }) => localName === 'thinkclick-prompt');
  const inside = host?.shadowRoots?.[0];
  if (inside === undefined) return null;
  const nodes = everyNode(inside);
  const prompt = nodes.find((node) => attributeOf(node, 'class') === 'prompt');
  if (prompt === undefined) return null;
  const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId: prompt.nodeId });
  return {
    words: textOf(prompt),
    language: attributeOf(prompt, 'lang'),
    choices: nodes.flatMap((node) => attributeOf(node, 'data-choice') ?? []),
    html: outerHTML,
  };
};

/** The part that hears what happens on a page is put there once the page is known to need it. */
export const untilListening = (page: Page): Promise<true> =>
  waitUntil('the page is listened to', async () => {
    const heard = page
      .extensionRealms()
      .map((realm) => realm.evaluate(() => 'thinkclickPrompts' in globalThis));
    return (await Promise.all(heard).catch(() => [])).some(Boolean);
  });

export const untilPrompt = (page: Page): Promise<PromptOnPage> =>
  waitUntil('a prompt is on the page', () => promptOn(page).catch(() => null), 6_000);

export const untilNoPrompt = (page: Page): Promise<true> =>
  waitUntil('the prompt has gone', async () => (await promptOn(page).catch(() => undefined)) === null, 6_000);

/** It takes the focus as it comes; on a busy machine that is a moment after it is there. */
const untilFocused = (page: Page): Promise<true> =>
  waitUntil('the prompt has the focus', async () => {
    const focused = page
      .frames()
      .map((frame) => frame.evaluate(() => document.activeElement?.localName === 'thinkclick-prompt'));
    return (await Promise.all(focused).catch(() => [])).some(Boolean);
  });

/** By keyboard alone: past "Read it to me" to the choice. A prompt that comes while a child writes leaves the focus where it is. */
export const chooseByKeys = async (
  page: Page,
  choice: 'go-back' | 'ask' | 'open',
  from: 'prompt' | 'field' = 'prompt',
): Promise<void> => {
  const { choices } = await untilPrompt(page);
  if (from === 'prompt') await untilFocused(page);
  for (let presses = 0; presses < choices.indexOf(choice) + 2; presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
};
