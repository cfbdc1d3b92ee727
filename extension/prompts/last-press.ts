/** What a child last pressed on a page: a link and where it leads, something else to be pressed, or nothing of the kind. */
export type LastPress = { readonly is: 'link'; readonly to: string } | { readonly is: 'control' | 'nothing' };

/** The worker asks a frame, when a window has opened. */
export const pressQuestion = { lastPress: true } as const;
export const isPressQuestion = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'lastPress' in message;

const controls =
  'button, input, select, textarea, summary, label, area, [onclick], [tabindex], [contenteditable], [role=button], [role=link], [role=tab], [role^=menuitem], [role=option]';

/** Whatever looks as if it could be pressed was pressed on purpose. */
export const pressOn = (path: readonly EventTarget[]): LastPress => {
  const elements = path.filter((each) => each instanceof Element);
  if (!isSeen(elements)) return { is: 'nothing' };
  const link = elements.find((each) => each instanceof HTMLAnchorElement && each.href !== '');
  if (link instanceof HTMLAnchorElement && leadsAway(link)) return { is: 'link', to: link.href };
  const isControl =
    link !== undefined ||
    elements.some((each) => each.matches(controls)) ||
    (elements[0] !== undefined && getComputedStyle(elements[0]).cursor === 'pointer');
  return { is: isControl ? 'control' : 'nothing' };
};

/** As faint as nobody sees: what lies unseen above something else was not meant by who pressed there. */
const faintest = 0.1;

const isSeen = (elements: readonly Element[]): boolean =>
  elements.reduce((seen, each) => seen * opacityOf(each), 1) >= faintest;

const opacityOf = (element: Element): number => {
  const opacity = Number.parseFloat(getComputedStyle(element).opacity);
  return Number.isNaN(opacity) ? 1 : opacity;
};

/** A link to a place on its own page is a button. */
const leadsAway = ({ href, protocol }: HTMLAnchorElement): boolean =>
  /^https?:$/.test(protocol) && href.split('#')[0] !== location.href.split('#')[0];
