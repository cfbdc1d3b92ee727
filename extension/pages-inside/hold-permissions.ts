import type { PermissionKind } from '#shared/prompts/moments.ts';
import { answeredEvent, askedEvent, writeAsked } from '../prompts/permission-events.ts';

/**
 * In the page's own world: what asks for camera, microphone, screen, place, what was copied or notes waits until the child has thought. The browser,
 * and the school's policy, still have the last word.
 */
export const holdPermissions = (): void => {
  const [tell, Tale] = [EventTarget.prototype.dispatchEvent.bind(globalThis), CustomEvent];
  let asked = 0;
  const think = (kind: PermissionKind): Promise<boolean> =>
    new Promise((resolve) => {
      const id = ++asked;
      const hear = (event: Event): void => {
        if (!(event instanceof CustomEvent) || !String(event.detail).startsWith(`${id} `)) return;
        removeEventListener(answeredEvent, hear, true);
        resolve(event.detail === `${id} yes`);
      };
      addEventListener(answeredEvent, hear, true);
      tell(new Tale(askedEvent, { detail: writeAsked({ id, kind }) }));
    });
  holdMedia(think);
  holdScreen(think);
  holdClipboard(think);
  holdPlace(think);
  holdWatching(think);
  holdNotes(think);
};

type Think = (kind: PermissionKind) => Promise<boolean>;
type Method = (this: unknown, ...values: unknown[]) => unknown;

const hold = (
  owner: object | undefined,
  name: string,
  apply: (original: Method, self: unknown, values: unknown[]) => unknown,
): void => {
  const original: unknown = owner === undefined ? undefined : Reflect.get(owner, name);
  if (owner === undefined || typeof original !== 'function') return;
  Reflect.set(
    owner,
    name,
    new Proxy(original as Method, {
      apply: (method, self, values: unknown[]) => apply(method, self, values),
    }),
  );
};

const refused = (): DOMException => new DOMException('Permission denied', 'NotAllowedError');

const holdMedia = (think: Think): void =>
  hold(globalThis.MediaDevices?.prototype, 'getUserMedia', async (original, self, values) => {
    const [wanted] = values as [MediaStreamConstraints | undefined];
    if (!(await think(wanted?.video ? 'camera' : 'microphone'))) throw refused();
    return Reflect.apply(original, self, values);
  });

const holdScreen = (think: Think): void =>
  hold(globalThis.MediaDevices?.prototype, 'getDisplayMedia', async (original, self, values) => {
    if (!(await think('screen'))) throw refused();
    return Reflect.apply(original, self, values);
  });

/** What is pasted is the child's doing; this is what a page reads by itself. */
const holdClipboard = (think: Think): void => {
  for (const name of ['read', 'readText'])
    hold(globalThis.Clipboard?.prototype, name, async (original, self, values) => {
      if (!(await think('clipboard'))) throw refused();
      return Reflect.apply(original, self, values);
    });
};

/** Code 1, as the browser says it. */
const placeRefused = {
  code: 1,
  message: 'User denied Geolocation',
  PERMISSION_DENIED: 1,
  POSITION_UNAVAILABLE: 2,
  TIMEOUT: 3,
};

const holdPlace = (think: Think): void =>
  hold(globalThis.Geolocation?.prototype, 'getCurrentPosition', (original, self, values) => {
    const [, onError] = values as [unknown, ((error: object) => void) | undefined];
    void think('location').then((isAllowed) => {
      if (isAllowed) Reflect.apply(original, self, values);
      else onError?.(placeRefused);
      return undefined;
    });
  });

/** Whoever watches has a number at once, and may end it before the child has thought. */
const holdWatching = (think: Think): void => {
  const prototype = globalThis.Geolocation?.prototype;
  const watches = new Map<number, number | null>();
  let given = 0;
  hold(prototype, 'watchPosition', (original, self, values) => {
    const [, onError] = values as [unknown, ((error: object) => void) | undefined];
    const id = (given += 1);
    watches.set(id, null);
    void think('location').then((isAllowed) => {
      if (!isAllowed) onError?.(placeRefused);
      else if (watches.has(id)) watches.set(id, Number(Reflect.apply(original, self, values)));
      return undefined;
    });
    return id;
  });
  hold(prototype, 'clearWatch', (original, self, [id]) => {
    const real = watches.get(Number(id)) ?? null;
    watches.delete(Number(id));
    if (real !== null) Reflect.apply(original, self, [real]);
  });
};

const holdNotes = (think: Think): void =>
  hold(globalThis.Notification, 'requestPermission', async (original, self, values) => {
    if (globalThis.Notification.permission !== 'default' || (await think('notifications')))
      return Reflect.apply(original, self, values);
    const [onAnswer] = values as [((answer: string) => void) | undefined];
    onAnswer?.('denied');
    return 'denied';
  });
