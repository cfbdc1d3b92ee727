/** Writes one picture after the other, each alone or upon the last. */
export interface PictureEncoder {
  /** Rejects when it cannot; it is of no use after that. */
  encode(
    picture: ImageBitmap,
    wantsKey: boolean,
  ): Promise<{ readonly isKey: boolean; readonly bytes: Uint8Array }>;
  close(): void;
}
