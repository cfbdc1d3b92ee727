import type { PermissionKind } from '#shared/prompts/moments.ts';
import { answeredEvent, askedEvent, writeAnswer, writeAsked } from '../prompts/permission-events.ts';

/**
 * In the page's own world: what asks for camera, microphone, screen, place, what was copied or notes waits until the child has thought. The browser,
 * and the school's policy, still have the last word.
 */
export const holdPermissions = (): void => {
  // Kept before the page can replace them.
  const [tell, listen, unlisten] = [
    EventTarget.prototype.dispatchEvent.bind(globalThis),
    EventTarget.prototype.addEventListener.bind(globalThis),
    EventTarget.prototype.removeEventListener.bind(globalThis),
  ];
  const [Tale, Later, { apply }] = [CustomEvent, Promise, Reflect];
  const detailOf: unknown = Reflect.get(
    Object.getOwnPropertyDescriptor(Tale.prototype, 'detail') ?? {},
    'get',
  );
  const newId = idMaker();
  const think = (kind: PermissionKind): Promise<boolean> =>
    new Later((resolve) => {
      const id = newId();
      const [yes, no] = [writeAnswer({ id }, true), writeAnswer({ id }, false)];
      const hear = (event: Event): void => {
        const answer: unknown = typeof detailOf === 'function' && apply(detailOf, event, []);
        if (answer !== yes && answer !== no) return;
        unlisten(answeredEvent, hear, true);
        resolve(answer === yes);
      };
      listen(answeredEvent, hear, true);
      tell(new Tale(askedEvent, { detail: writeAsked({ id, kind }) }));
    });
  holdMedia(think);
  holdScreen(think);
  holdClipboard(think);
  holdPlace(think);
  holdWatching(think);
  holdNotes(think);
};

/** Numbers that the page cannot know: it could answer for the child by them. */
const idMaker = (): (() => string) => {
  const [fill, Words] = [crypto.getRandomValues.bind(crypto), Uint32Array];
  return () => {
    const { 0: first, 1: second } = fill(new Words(2));
    return `${first}${second}`;
  };
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

const holdMedia = (think: Think): void => {
  hold(globalThis.MediaDevices?.prototype, 'getUserMedia', async (original, self, values) => {
    if (!(await think(mediaKind(values)))) throw refused();
    return Reflect.apply(original, self, values);
  });
  // The older ways answer by call.
  for (const name of ['getUserMedia', 'webkitGetUserMedia'])
    hold(globalThis.Navigator?.prototype, name, (original, self, values) => {
      const [, , onError] = values as [unknown, unknown, ((error: DOMException) => void) | undefined];
      void think(mediaKind(values)).then((isAllowed) => {
        if (isAllowed) Reflect.apply(original, self, values);
        else onError?.(refused());
        return undefined;
      });
    });
};

const mediaKind = ([wanted]: readonly unknown[]): PermissionKind => {
  const { video, audio } = (wanted ?? {}) as MediaStreamConstraints;
  if (video && audio) return 'camera-and-microphone';
  return video ? 'camera' : 'microphone';
};

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
