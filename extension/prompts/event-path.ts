/** An event with the way it took: the browser forgets it once the event is over. */
export interface Held {
  readonly event: Event;
  readonly path: readonly EventTarget[];
}
