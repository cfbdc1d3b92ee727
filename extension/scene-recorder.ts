import { siteOf } from '#shared/focus-list.ts';
import { isWithin, parseAddress } from '#shared/policy/address.ts';
import { isInFocus } from '#shared/policy/decide.ts';
import { hostSchema } from '#shared/policy/policy.ts';
import { failure, success, type Result } from '#shared/result.ts';
import { maxSceneHosts, sceneRequestSchema, type Scene, type SceneRequest } from '#shared/scene.ts';
import type { Protection } from './enforce/protection.ts';
import type { ServerClock } from './server-clock.ts';

/** A page that the recording window, or a frame inside it, set out for. */
export interface SceneStep {
  readonly kind: 'page' | 'frame';
  readonly url: string;
}

/** Where the window came to rest. */
export interface SceneEnd {
  readonly landedAt: string;
  readonly title: string;
}

export interface SceneGround {
  /** Opens the page in a window of its own and tells each step, until it rests or a person has closed it. */
  watch(request: SceneRequest, tell: (step: SceneStep) => void): Promise<SceneEnd>;
}

export interface SceneRecorderParts {
  readonly ground: SceneGround;
  readonly protection: Protection;
  readonly serverClock: ServerClock;
}

/** Opens one page as this device may open it, and tells which other sites it uses. The filter holds meanwhile. */
export class SceneRecorder {
  readonly #parts: SceneRecorderParts;
  #isRunning = false;

  constructor(parts: SceneRecorderParts) {
    this.#parts = parts;
  }

  async record(payload: unknown): Promise<Result<Scene>> {
    const request = sceneRequestSchema.safeParse(payload);
    if (!request.success) return failure('bad-message');
    const hindrance = this.#hindrance();
    if (hindrance !== null) return failure('conflict', hindrance);
    this.#isRunning = true;
    try {
      return success(await this.#watch(request.data));
    } finally {
      this.#isRunning = false;
    }
  }

  #hindrance(): string | null {
    const { protection, serverClock } = this.#parts;
    if (this.#isRunning) return 'This device is visiting another page just now.';
    if (protection.isLocked) return 'The screen of this device is locked.';
    return isInFocus(protection.subject, serverClock.now())
      ? 'This device is in a focus, which keeps other pages shut. End it there first.'
      : null;
  }

  async #watch(request: SceneRequest): Promise<Scene> {
    const steps: SceneStep[] = [];
    const { landedAt, title } = await this.#parts.ground.watch(request, (step) => steps.push(step));
    return {
      isReached: /^https?:/.test(landedAt),
      title: title.slice(0, 120),
      frames: otherHosts(request.url, steps, 'frame'),
      hops: otherHosts(request.url, steps, 'page'),
    };
  }
}

/** Hosts beyond the page's own site, in the order they were met. */
const otherHosts = (pageUrl: string, steps: readonly SceneStep[], kind: SceneStep['kind']): string[] => {
  const own = siteOf(pageUrl) ?? '';
  const hosts = steps.flatMap((step) => (step.kind === kind ? webHosts(step.url) : []));
  return [...new Set(hosts)].filter((host) => !isWithin(host, own)).slice(0, maxSceneHosts);
};

const webHosts = (url: string): string[] => {
  const address = parseAddress(url);
  if (address === null || !/^https?$/.test(address.scheme)) return [];
  return hostSchema.safeParse(address.host).success ? [address.host] : [];
};
