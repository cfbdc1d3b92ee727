import { browser } from '../browser.ts';
import type { ScaledShot, Shot } from '../screen/live-screen.ts';

const jpegQuality = 80;
const gridQuality = 0.7;

/** A picture of what a window shows. At most two a second. */
export const shoot = async (windowId: number): Promise<Shot> => {
  const dataUrl = await browser.tabs.captureVisibleTab(windowId, { format: 'jpeg', quality: jpegQuality });
  const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1);
  return { fingerprint: base64, bytes: Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)) };
};

/** The picture with its size, made smaller where it is wider than wanted. */
export const scale = async (shot: Shot, maxWidth: number | null): Promise<ScaledShot> => {
  const picture = await createImageBitmap(new Blob([shot.bytes], { type: 'image/jpeg' }));
  const { width, height } = picture;
  try {
    if (maxWidth === null || width <= maxWidth) return { bytes: shot.bytes, width, height };
    const canvas = new OffscreenCanvas(maxWidth, Math.max(1, Math.round((height * maxWidth) / width)));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('No canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: gridQuality });
    return { bytes: await blob.bytes(), width: canvas.width, height: canvas.height };
  } finally {
    picture.close();
  }
};
