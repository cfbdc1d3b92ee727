import type { Agent } from 'node:http';
import type { Page } from '#shared/page.ts';
import type { FrameHead } from '#shared/screen/frame.ts';
import type { ManagedConfiguration } from './managed-configuration.ts';

/** One JPEG of a made-up screen. */
export interface ScreenPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What a screen shows with this page, small or in full size; null where there is no picture. */
export type FakeScreen = (page: Page | null, mode: FrameHead['mode']) => ScreenPicture | null;

export interface FakeDeviceOptions {
  readonly extensionId: string;
  readonly configuration: ManagedConfiguration;
  readonly profileEmail?: string | null;
  /** How far its wall clock is ahead. */
  readonly clockAheadMs?: number;
  /** How long it waits before it tries to connect again; a test may be in a hurry. */
  readonly retryDelayMs?: () => number;
  /** Without it the device has no pictures. */
  readonly screen?: FakeScreen;
  /** The way to the server, where it is not the straight one. */
  readonly agent?: Agent;
  /** A wrong one, to be refused. */
  readonly origin?: string;
}

export const socketOptionsOf = ({ agent, origin, extensionId }: FakeDeviceOptions) => ({
  forceNew: true,
  ...(agent && { agent: agent as unknown as string }),
  extraHeaders: { origin: origin ?? `chrome-extension://${extensionId}` },
});
