import { browserDownloads } from '../chromium/downloads.ts';
import { DownloadGuard } from '../enforce/downloads.ts';
import { UploadGuard } from '../enforce/uploads.ts';
import type { Ground } from './ground.ts';
import type { Line } from './line.ts';

/** What guards the files that come and go. */
export const createTransfers = (ground: Ground, line: Line) => {
  const parts = { ...ground, add: line.outbox.add.bind(line.outbox) };
  return {
    downloads: new DownloadGuard({ ...parts, downloads: browserDownloads }),
    uploads: new UploadGuard(parts),
  };
};

export type Transfers = ReturnType<typeof createTransfers>;
