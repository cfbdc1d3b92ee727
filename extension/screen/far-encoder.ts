import type {
  EncodedPicture,
  EncodeRequest,
  EncodingAnswer,
  EncodingOrder,
  UnfitCodecs,
} from './encoding-orders.ts';

/** The page without a window that holds the encoding worker. */
export interface OffscreenPage {
  isOpen(): Promise<boolean>;
  open(): Promise<void>;
  close(): Promise<void>;
}

/** The part of a BroadcastChannel that is used. */
export interface EncodingLine {
  send(order: EncodingOrder): void;
  onAnswer(listener: (answer: EncodingAnswer) => void): void;
}

export interface FarEncoderParts {
  readonly page: OffscreenPage;
  readonly line: EncodingLine;
  readonly readUnfit: () => Promise<UnfitCodecs>;
  readonly keepUnfit: (unfit: UnfitCodecs) => Promise<void>;
}

const comesWithinMs = 4_000;
/** A page that was there before this life of the worker answers sooner, or is not what it seems. */
const answersKnockWithinMs = 1_000;
const answersWithinMs = 4_000;
const knockEveryMs = 50;

interface Waiting {
  readonly take: (answer: Extract<EncodingAnswer, { kind: 'encoded' }>) => void;
  readonly fail: (error: Error) => void;
}

/** Has pictures encoded by the worker in the offscreen page, which it opens when it is needed. */
export class FarEncoder {
  readonly #parts: FarEncoderParts;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  /** The page has been heard of since it was opened, or since this worker began. */
  #isHere = false;
  #onHere: (() => void) | null = null;

  constructor(parts: FarEncoderParts) {
    this.#parts = parts;
    parts.line.onAnswer((answer) => this.#take(answer));
  }

  /** Rejects when the picture could not be encoded there, or not in time. */
  async encode(request: EncodeRequest): Promise<EncodedPicture> {
    const { line, readUnfit } = this.#parts;
    await this.#beThere();
    const known = await readUnfit();
    const id = this.#nextId++;
    const answered = new Promise<Extract<EncodingAnswer, { kind: 'encoded' }>>((take, fail) => {
      this.#waiting.set(id, { take, fail });
    });
    line.send({ kind: 'encode', id, unfit: known[request.mode], request });
    try {
      const { picture, unfit } = await inTime(answered, answersWithinMs);
      await this.#learn(known, request.mode, unfit);
      return picture;
    } finally {
      this.#waiting.delete(id);
    }
  }

  /** To be opened anew when it is next needed. */
  async close(): Promise<void> {
    this.#isHere = false;
    for (const { fail } of this.#waiting.values()) fail(new Error('Closed'));
    if (await this.#parts.page.isOpen()) await this.#parts.page.close();
  }

  async #beThere(): Promise<void> {
    const { page } = this.#parts;
    const wasOpen = await page.isOpen();
    if (wasOpen && this.#isHere) return;
    this.#isHere = false;
    if (!wasOpen) await page.open();
    await this.#knock(wasOpen ? answersKnockWithinMs : comesWithinMs);
  }

  /** The page has loaded before its worker listens, and what is said before is lost. */
  async #knock(withinMs: number): Promise<void> {
    const { line } = this.#parts;
    const here = new Promise<void>((resolve) => (this.#onHere = resolve));
    line.send({ kind: 'are-you-there' });
    const knocking = setInterval(() => line.send({ kind: 'are-you-there' }), knockEveryMs);
    try {
      await inTime(here, withinMs);
    } finally {
      clearInterval(knocking);
    }
  }

  async #learn(known: UnfitCodecs, mode: EncodeRequest['mode'], unfit: UnfitCodecs['grid']): Promise<void> {
    if (unfit.length > known[mode].length) await this.#parts.keepUnfit({ ...known, [mode]: unfit });
  }

  #take(answer: EncodingAnswer): void {
    if (answer.kind === 'here') {
      this.#isHere = true;
      return this.#onHere?.();
    }
    const waiting = this.#waiting.get(answer.id);
    if (answer.kind === 'encoded') waiting?.take(answer);
    else waiting?.fail(new Error('Not encoded'));
  }
}

const inTime = <Value>(promise: Promise<Value>, withinMs: number): Promise<Value> => {
  let timer: ReturnType<typeof setTimeout>;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Not in time')), withinMs);
  });
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer));
};
