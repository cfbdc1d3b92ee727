import { rm } from 'node:fs/promises';
import { waitUntil } from './wait-until.ts';

/** Removes a folder into which a program that just ended may still write for a moment. */
export const removeFolder = async (folder: string): Promise<void> => {
  await waitUntil(`${folder} is gone`, () =>
    rm(folder, { recursive: true, force: true }).then(
      () => true,
      () => false,
    ),
  );
};
