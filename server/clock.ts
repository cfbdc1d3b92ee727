/** Epoch ms. Every rule that depends on time takes this, so that tests can turn it. */
export type Clock = () => number;
