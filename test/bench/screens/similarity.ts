/** Run in a page, by text: how alike two pictures are, and what JPEG makes of one. */
export const similarityScript = `
globalThis.lumaOf = ({ data, width, height }) => {
  const luma = new Float32Array(width * height);
  for (let at = 0; at < luma.length; at += 1)
    luma[at] = 0.299 * data[at * 4] + 0.587 * data[at * 4 + 1] + 0.114 * data[at * 4 + 2];
  return luma;
};
/** Structural similarity of luma, the mean over windows of 8 by 8 every 4 px (Wang and others, 2004). */
globalThis.ssim = (one, other) => {
  const { width, height } = one; const a = lumaOf(one), b = lumaOf(other);
  const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]; let sum = 0, count = 0;
  for (let y = 0; y + 8 <= height; y += 4) for (let x = 0; x + 8 <= width; x += 4) {
    let sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (let j = y; j < y + 8; j += 1) for (let at = j * width + x, end = at + 8; at < end; at += 1) {
      const p = a[at], q = b[at]; sa += p; sb += q; saa += p * p; sbb += q * q; sab += p * q;
    }
    const ma = sa / 64, mb = sb / 64, va = saa / 64 - ma * ma, vb = sbb / 64 - mb * mb, vab = sab / 64 - ma * mb;
    sum += ((2 * ma * mb + c1) * (2 * vab + c2)) / ((ma * ma + mb * mb + c1) * (va + vb + c2)); count += 1;
  }
  return sum / count;
};
globalThis.pixelsOf = (source, width, height) => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
};
/** The left upper part of a canvas that a worker draws on: here it can only be copied. */
globalThis.partOf = (canvas, width, height) => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  return context.getImageData(0, 0, width, height);
};
/** The lossless picture in the size wanted. */
globalThis.referenceOf = async (base64, maxWidth) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const width = Math.min(whole.width, maxWidth), height = Math.round((whole.height * width) / whole.width);
  if (width === whole.width) return whole;
  return createImageBitmap(whole, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
};
/** What peers send: the same picture as JPEG at quality 50. */
globalThis.jpegOf = async (reference) => {
  const { width, height } = reference; const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d').drawImage(reference, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 });
  const back = pixelsOf(await createImageBitmap(blob), width, height);
  return { bytes: blob.size, ssim: ssim(pixelsOf(reference, width, height), back) };
};`;

/**
 * Notes every picture that a canvas of the dashboard is given: when, which step it shows, and (every so many) its pixels.
 */
export const noteScript = (selector: string, keepEvery: number, bits: number, markSize: number): string => `
(() => {
  globalThis.noted?.stop();
  const noted = globalThis.noted = { painted: [], kept: [], stop: () => observer.disconnect() };
  const read = (canvas) => {
    const size = (${markSize} * canvas.width) / globalThis.pupilWidth; let step = 0;
    const strip = partOf(canvas, Math.ceil(size * ${bits}), Math.ceil(size));
    for (let bit = 0; bit < ${bits}; bit += 1) {
      const x = Math.floor((bit + 0.5) * size), y = Math.floor(size / 2);
      if (strip.data[(y * strip.width + x) * 4] > 127) step |= 1 << bit;
    }
    return step;
  };
  const observer = new MutationObserver(([{ target: canvas }]) => {
    const at = Date.now(); const { width, height } = canvas; const step = read(canvas);
    noted.painted.push({ at, step, width });
    if (noted.painted.length % ${keepEvery} === 0)
      noted.kept.push({ step, width, image: partOf(canvas, width, height) });
  });
  const wait = () => {
    const canvas = document.querySelector(${JSON.stringify(selector)});
    if (canvas === null) return setTimeout(wait, 50);
    observer.observe(canvas, { attributeFilter: ['data-frames'] });
  };
  wait();
})();`;
