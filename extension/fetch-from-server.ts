import type { Memory } from './memory.ts';

/** A file of the school's server by its path; throws where there is none or no server. */
export const fetchFromServer =
  (memory: Memory) =>
  async (path: string): Promise<Uint8Array> => {
    const configuration = await memory.read('configuration');
    if (configuration === null) throw new Error('No server is configured.');
    const response = await fetch(`${configuration.serverUrl}${path}`, {
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
    });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  };
