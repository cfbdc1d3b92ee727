/** Chromium has it from 140 on; the library's types do not know it yet. */
const fromBase64 = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> })
  .fromBase64;

/** The bytes of a data address. */
export const jpegBytes = (dataUrl: string): Uint8Array<ArrayBuffer> => {
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  if (fromBase64 !== undefined) return fromBase64.call(Uint8Array, base64);
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
};
