/** Blocked for everybody, with no off switch. No imported list may add to it or to what is said of it. */
export const sealedCategoryId = 'illegal';
