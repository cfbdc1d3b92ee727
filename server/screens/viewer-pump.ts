import type { FrameHead } from '#shared/screen/frame.ts';
import { bytesToSend, type KeptFrame, type KeptGroup } from './kept-group.ts';

/** Where a viewer's frames go. */
export interface FrameSink {
  /** True when nothing is waiting to be sent: the one moment to hand over the next frame. */
  isReady(): boolean;
  send(deviceId: string, head: FrameHead, bytes: Uint8Array): void;
}

/** One picture of one screen, as everybody who looks at it shares it. */
export interface Stream {
  readonly deviceId: string;
  readonly group: KeptGroup;
}

/**
 * One viewer's frames. Never a queue: the relay keeps one group of frames a screen for everybody, and a viewer is but a
 * place in it. Who reads slowly, or not at all, costs no memory; when they read again, they go on with the newest key.
 */
export class ViewerPump {
  readonly #sink: FrameSink;
  /** The last frame sent of each stream. */
  readonly #last = new Map<Stream, KeptFrame | undefined>();
  /** Streams that may have more to send, the longest waiting first. */
  readonly #waiting = new Set<Stream>();

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** From now on this stream is looked at; what is kept of it goes first. */
  begin(stream: Stream): void {
    this.#last.set(stream, undefined);
    this.offer(stream);
  }

  /** There is something new. */
  offer(stream: Stream): void {
    if (!this.#last.has(stream)) return;
    this.#waiting.add(stream);
    this.pump();
  }

  stop(stream: Stream): void {
    this.#last.delete(stream);
    this.#waiting.delete(stream);
  }

  /** To be called whenever the sink has become ready. Streams take turns. */
  pump(): void {
    while (this.#sink.isReady()) {
      const [stream] = this.#waiting;
      if (stream === undefined) return;
      this.#waiting.delete(stream);
      this.#sendNext(stream);
    }
  }

  #sendNext(stream: Stream): void {
    const frame = stream.group.after(this.#last.get(stream));
    if (frame === undefined) return;
    this.#last.set(stream, frame);
    this.#waiting.add(stream);
    this.#sink.send(stream.deviceId, frame.head, bytesToSend(frame));
  }
}
