import PDFDocument from 'pdfkit';
import { fonts } from './sheet-fonts.ts';
import { margin } from './sheet-look.ts';

/** A4, with the fonts of everything printed, and nothing on it. */
export const blankPages = (parts: {
  readonly title: string;
  readonly author: string;
  readonly at: number;
}): PDFKit.PDFDocument => {
  const { title: Title, author: Author, at } = parts;
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + 26 },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    info: { Title, Author, Creator: 'ThinkClick', Producer: 'ThinkClick', CreationDate: new Date(at) },
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
  return doc;
};
