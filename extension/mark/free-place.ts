export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a person may want to press, fill in or watch. What is inside another site's frame cannot be known. */
const pressable =
  'a[href],button,input,select,textarea,summary,label,video,iframe,canvas,[contenteditable=""],[contenteditable=true],' +
  '[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=textbox],[role=slider],[onclick]';

/** Whether nothing that can be pressed lies under this place on the page; `mark` itself does not count. */
export const isFree = ({ left, top, width, height }: Box, mark: Element): boolean => {
  const points = [0.05, 0.35, 0.65, 0.95].flatMap((share) => [
    [left + width * share, top + height * 0.2] as const,
    [left + width * share, top + height * 0.8] as const,
  ]);
  return points.every(([x, y]) =>
    document
      .elementsFromPoint(x, y)
      .every((element) => element === mark || element.closest(pressable) === null),
  );
};
