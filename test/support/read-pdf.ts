import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as another program reads it: the text of each page, whether it is tagged, and the tags of its parts. */
export const readPdf = async (bytes: Uint8Array) => {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const tags = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    collectTags(await page.getStructTree(), tags);
  }
  const isTagged = (await document.getMarkInfo())?.Marked === true;
  await document.destroy();
  return { pages, text: pages.join('\n').replaceAll(/\s+/g, ' '), isTagged, tags };
};

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}
const collectTags = (node: unknown, tags: Set<string>): void => {
  const { role, children = [] } = (node ?? {}) as Node;
  if (role !== undefined) tags.add(role);
  for (const child of children) collectTags(child, tags);
};
