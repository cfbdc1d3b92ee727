import { fileURLToPath } from 'node:url';

/** Where package.json stands, with a slash at its end. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
