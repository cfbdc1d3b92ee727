/**
 * Preact moves a child of a list by `moveBefore`, just after it has set the child's new attributes. Chromium 156 then
 * forgets what it still had to restyle inside of it: of thirty pupils who came one after the other, 29 stayed as grey
 * as while they were away. So styles are brought up to date first. As a `ref` of the list.
 */
export const restyleMoved = (list: HTMLElement | null): void => {
  if (list === null || !('moveBefore' in list)) return;
  list.moveBefore = (node: Node, child: Node | null) => {
    if (node instanceof Element) node.checkVisibility();
    Element.prototype.moveBefore.call(list, node, child);
  };
};
