/** Null where it is no picture that can be printed. */
export const openImage = (
  doc: PDFKit.PDFDocument,
  bytes: Buffer,
): { width: number; height: number } | null => {
  try {
    // Not in pdfkit's types.
    return (doc as unknown as { openImage(bytes: Buffer): { width: number; height: number } }).openImage(
      bytes,
    );
  } catch {
    return null;
  }
};
