import { browser } from '../browser.ts';
import type { EncodedPicture, EncodeRequest } from '../screen/encoding-orders.ts';
import { jpegBytes } from '../screen/jpeg-bytes.ts';

/** Fine enough that what is written from it looks as if written from the screen itself. */
const shotQuality = 90;
const plainQuality = 0.7;
const lettersAtOnce = 8_192;

/** A picture of what a window shows. At most two a second. */
export const shoot = (windowId: number): Promise<string> =>
  browser.tabs.captureVisibleTab(windowId, { format: 'jpeg', quality: shotQuality });

/** The whole picture as a JPEG, made smaller where it is wider than wanted. Needs no page and no encoder. */
export const encodePlainly = async ({ dataUrl, maxWidth }: EncodeRequest): Promise<EncodedPicture> => {
  const picture = await createImageBitmap(new Blob([jpegBytes(dataUrl)], { type: 'image/jpeg' }));
  try {
    const width = Math.min(picture.width, maxWidth ?? picture.width);
    const height = Math.max(1, Math.round((picture.height * width) / picture.width));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: plainQuality });
    return { codec: 'jpeg', isKey: true, width, height, bytes: new Uint8Array(await blob.arrayBuffer()) };
  } finally {
    picture.close();
  }
};

/** Not wider than wanted, as a JPEG in base64. */
export const shrinkShot = async (dataUrl: string, maxWidth: number): Promise<string | null> => {
  try {
    const { bytes } = await encodePlainly({ mode: 'close', dataUrl, maxWidth, isKey: true });
    let letters = '';
    for (let at = 0; at < bytes.length; at += lettersAtOnce)
      letters += String.fromCharCode(...bytes.subarray(at, at + lettersAtOnce));
    return btoa(letters);
  } catch {
    return null;
  }
};
