import { clickedAddress, shownMessage } from './shown-message.ts';

// The DOM's types describe pages; these are the parts of a service worker that are used here.
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface PushReceived extends WorkerEvent {
  readonly data: { text(): string } | null;
}
interface NotificationClicked extends WorkerEvent {
  readonly notification: Notification;
}
interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { openWindow(url: string): Promise<unknown> };
  readonly location: Location;
  addEventListener(name: 'push', listener: (event: PushReceived) => void): void;
  addEventListener(name: 'notificationclick', listener: (event: NotificationClicked) => void): void;
}

const worker = self as unknown as WorkerScope;

worker.addEventListener('push', (event) => {
  const { title, options } = shownMessage(event.data?.text() ?? '');
  event.waitUntil(worker.registration.showNotification(title, options));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(clickedAddress(event.notification.data, worker.location.origin)));
});
