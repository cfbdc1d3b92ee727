import type { Signal } from '@preact/signals';
import type { OutcomeSummary } from '../state/outcome.ts';

/** What became of an order, and how it is undone. */
export interface Said extends OutcomeSummary {
  readonly undo?: { readonly label: string; readonly press: () => void };
}

/** `said` is null while that is not known. */
interface GivenOrder {
  readonly id: number;
  readonly said: Said | null;
}

/** The last order, and those before it that somebody still has to answer; oldest first. */
export type GivenOrders = readonly GivenOrder[];

/** Puts a new one in place of those that are answered. Gives back how its answer is said, and said anew. */
export const beginOrder = (orders: Signal<GivenOrders>): ((said: Said) => void) => {
  const id = (orders.peek().at(-1)?.id ?? 0) + 1;
  orders.value = [...orders.peek().filter(({ said }) => said?.isSettled !== true), { id, said: null }];
  return (said) => {
    orders.value = orders.peek().map((order) => (order.id === id ? { id, said } : order));
  };
};

export const dismissOrder = (orders: Signal<GivenOrders>, id: number): void => {
  orders.value = orders.peek().filter((order) => order.id !== id);
};
