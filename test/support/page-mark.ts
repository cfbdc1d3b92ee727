import type { Page, Protocol } from 'puppeteer';
import { waitUntil } from './wait-until.ts';

export interface ShownMark {
  readonly words: string;
  /** Of its parts, in their order. */
  readonly languages: readonly string[];
  readonly detail: string;
  readonly tone: string;
  readonly isSmall: boolean;
}

type Node = Protocol.DOM.Node;

const everyNode = (node: Node): Node[] => [
  node,
  ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(everyNode),
];
const textOf = (node: Node): string =>
  node.nodeType === 3 ? node.nodeValue : (node.children ?? []).map(textOf).join('');
const attributeOf = ({ attributes = [] }: Node, name: string): string => {
  const at = attributes.indexOf(name);
  return at < 0 ? '' : (attributes[at + 1] ?? '');
};

/** The mark on a page of the web. Its shadow root is closed to the page; the debugger sees into it. Null without a mark. */
export const markOn = async (page: Page): Promise<ShownMark | null> => {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = everyNode(root).find(({ localName }) => localName === 'thinkclick-mark');
    const inside = host === undefined ? [] : everyNode(host);
    const button = inside.find(({ localName }) => localName === 'button');
    const words = inside.find((node) => attributeOf(node, 'class') === 'words');
    if (button === undefined || words === undefined || textOf(words) === '') return null;
    return {
      words: textOf(words),
      languages: (words.children ?? []).map((part) => attributeOf(part, 'lang')).filter(Boolean),
      detail: attributeOf(button, 'title'),
      tone: attributeOf(button, 'data-tone'),
      isSmall: attributeOf(button, 'class').includes('small'),
    };
  } finally {
    await session.detach();
  }
};

/** What the browser draws on top of the page, the topmost last. */
export const onTopOf = async (page: Page): Promise<string[]> => {
  const session = await page.createCDPSession();
  try {
    await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const { nodeIds } = await session.send('DOM.getTopLayerElements');
    const nodes = await Promise.all(nodeIds.map((nodeId) => session.send('DOM.describeNode', { nodeId })));
    return nodes.map(({ node }) => node.localName).filter((name) => name !== '');
  } finally {
    await session.detach();
  }
};

/** Waits until the mark says these words, in short or in full. */
export const untilMarkSays = (page: Page, words: string, timeoutMs = 10_000): Promise<ShownMark> =>
  waitUntil(
    `the mark says "${words}"`,
    async () => {
      const mark = await markOn(page).catch(() => null);
      return mark !== null && `${mark.words} ${mark.detail}`.includes(words) ? mark : null;
    },
    timeoutMs,
  );

/** The middle of the mark as it stands on the page. */
export const placeOfMark = (page: Page): Promise<{ x: number; y: number }> =>
  waitUntil('the mark has a place', () =>
    page.evaluate(() => {
      const box = document.querySelector('thinkclick-mark')?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }),
  );
