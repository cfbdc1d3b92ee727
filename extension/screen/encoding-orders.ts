import type { FrameCodec, FrameMode } from '#shared/screen/frame.ts';

/** Between the worker that takes pictures and the one that writes them as frames. */
export const encodingChannel = 'screen-encoding';

/** What this device has found out about itself: codecs it cannot write, or not in time. */
export type UnfitCodecs = Readonly<Record<FrameMode, readonly FrameCodec[]>>;

export interface EncodeRequest {
  readonly mode: FrameMode;
  /** A JPEG of the whole screen. */
  readonly dataUrl: string;
  /** At most so wide; null keeps the size. */
  readonly maxWidth: number | null;
  /** It must stand by itself. */
  readonly isKey: boolean;
}

export interface EncodedPicture {
  readonly codec: FrameCodec;
  readonly isKey: boolean;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export type EncodingOrder =
  | { readonly kind: 'are-you-there' }
  | {
      readonly kind: 'encode';
      readonly id: number;
      readonly unfit: readonly FrameCodec[];
      readonly request: EncodeRequest;
    };

export type EncodingAnswer =
  | { readonly kind: 'here' }
  | {
      readonly kind: 'encoded';
      readonly id: number;
      readonly picture: EncodedPicture;
      readonly unfit: readonly FrameCodec[];
    }
  | { readonly kind: 'failed'; readonly id: number };

/** Turns pictures of the screen into frames. */
export interface ScreenEncoder {
  encode(request: EncodeRequest): Promise<EncodedPicture>;
  /** Nobody looks any more. */
  rest(): void;
  /** Resolves when nothing of any picture is left in it. */
  drop(): Promise<void>;
}
