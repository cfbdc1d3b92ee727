export const corners = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const;
export type Corner = (typeof corners)[number];

interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const marginPx = 16;
const pressable = 'a, button, input, select, textarea, summary, label, [tabindex="0"]';

const boxAt = (corner: Corner, size: Size, around: Size): Box => {
  const left = corner.endsWith('start') ? marginPx : around.width - marginPx - size.width;
  const top = corner.startsWith('top') ? marginPx : around.height - marginPx - size.height;
  return { left, top, right: left + size.width, bottom: top + size.height };
};

const meets = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The first corner of a window that a box of the size can have without covering what is taken. */
export const firstFree = (size: Size, around: Size, taken: readonly Box[]): Corner | null =>
  corners.find((corner) => !taken.some((each) => meets(each, boxAt(corner, size, around)))) ?? null;

const boxesOf = (parts: readonly Element[]): DOMRect[] =>
  parts.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect());

/** Where there is no free corner. A page or a dialog that fits the window is not made to move. */
const otherPlace = (dialog: Element | null, results: readonly Box[]): 'above-result' | 'foot' | Corner => {
  if (results.length > 0) return 'above-result';
  const main = document.querySelector('main');
  const isLong = dialog === null && main !== null && main.scrollHeight > main.clientHeight;
  return isLong ? 'foot' : corners[0];
};

/**
 * Puts `part` where it covers nothing that can be pressed now, and nothing of what became of a command: a corner, the room above
 * that, or the foot of a long page, which ends above it meanwhile.
 */
export const placeFreely = (part: HTMLElement): void => {
  const dialog = part.closest('dialog');
  const root = dialog ?? document.body;
  const pressables = [...root.querySelectorAll(pressable)].filter((each) => !part.contains(each));
  const results = boxesOf([...root.querySelectorAll('.outcome')]);
  const taken = [...boxesOf(pressables), ...results];
  const around = { width: innerWidth, height: innerHeight };
  const top = Math.min(innerHeight, ...results.map((each) => each.top));
  part.style.setProperty('--above-result', `${innerHeight - top + marginPx / 2}px`);
  part.dataset['place'] =
    firstFree(part.getBoundingClientRect(), around, taken) ?? otherPlace(dialog, results);
};
