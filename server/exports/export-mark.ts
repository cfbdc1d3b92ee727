import { recipientLabels, type Recipient } from '#shared/exports/recipients.ts';
import { longTime } from './london-time.ts';

/** Who exported and when: on every page, and with every picture. */
export interface ExportMark {
  readonly by: string;
  readonly at: number;
  readonly recipient: Recipient;
  /** The how-manieth export of this incident it is. */
  readonly copy: number;
}

export const markText = ({ by, at, recipient, copy }: ExportMark): string =>
  `Copy ${copy} · exported by ${by}, ${longTime(at)} · for: ${recipientLabels[recipient]}`;
