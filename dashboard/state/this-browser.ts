import { failure, success, type Result } from '#shared/result.ts';

/** Whether messages can be shown here; `blocked` is what the person, or the school's own policy, has said before. */
export const pushState = (): 'possible' | 'blocked' | 'impossible' => {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return 'impossible';
  return Notification.permission === 'denied' ? 'blocked' : 'possible';
};

export interface BrowserSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

const readSubscription = (subscription: PushSubscription): Result<BrowserSubscription> => {
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  return endpoint && p256dh && auth
    ? success({ endpoint, p256dh, auth })
    : failure('failed', 'This browser gave no address for its messages.');
};

/** Asks the person, then the browser's maker, for an address that this school's key may write to. */
export const subscribeBrowser = async (publicKey: string): Promise<Result<BrowserSubscription>> => {
  if ((await Notification.requestPermission()) !== 'granted') {
    return failure(
      'not-allowed',
      'The browser was told not to show messages. Change that beside its address bar.',
    );
  }
  try {
    const worker = await navigator.serviceWorker.register('/push-worker.js', { type: 'module' });
    await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: publicKey };
    return readSubscription(await worker.pushManager.subscribe(options));
  } catch {
    return failure(
      'failed',
      'The browser could not reach its maker’s message service. Try again later, or use mail.',
    );
  }
};

const browserNames = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systemNames = [
  [/CrOS/, 'ChromeOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'an iPhone or iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'a Mac'],
  [/Linux/, 'Linux'],
] as const;

const firstName = (names: readonly (readonly [RegExp, string])[], text: string, unknown: string): string =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? unknown;

/** "Chrome on Windows". */
export const browserName = (userAgent: string): string =>
  `${firstName(browserNames, userAgent, 'A browser')} on ${firstName(systemNames, userAgent, 'another system')}`;
