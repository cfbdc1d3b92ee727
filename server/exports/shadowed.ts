/** Dark under light, so that it is read on any picture. */
export const shadowed = (
  doc: PDFKit.PDFDocument,
  text: string,
  x: number,
  y: number,
  width: number,
): void => {
  const whole = { width, lineBreak: false } as const;
  doc
    .fillColor('#000000')
    .fillOpacity(0.45)
    .text(text, x + 0.8, y + 0.8, whole);
  doc.fillColor('#ffffff').fillOpacity(0.65).text(text, x, y, whole);
};
