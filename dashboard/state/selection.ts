/** Pupil ids. */
export type Selection = ReadonlySet<string>;
export const noSelection: Selection = new Set();

export const toggle = (selection: Selection, id: string): Selection => {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** Adds everyone between two places of the order shown, both included; without an anchor, the one alone. */
export const addRange = (
  selection: Selection,
  order: readonly string[],
  anchor: string | null,
  id: string,
): Selection => {
  const from = anchor === null ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return new Set([...selection, id]);
  return new Set([...selection, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
};

/** All, or nobody when all were selected already. */
export const toggleAll = (selection: Selection, order: readonly string[]): Selection =>
  order.every((id) => selection.has(id)) ? noSelection : new Set(order);

/** Without those who are no longer there. */
export const onlyPresent = (selection: Selection, order: readonly string[]): Selection => {
  const present = order.filter((id) => selection.has(id));
  return present.length === selection.size ? selection : new Set(present);
};
