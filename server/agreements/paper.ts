import { generate } from 'lean-qr';
import PDFDocument from 'pdfkit';
import { drawings, type DrawingName } from '#shared/agreements/drawings.ts';
import { strokeField, type Stroke } from '#shared/agreements/signature.ts';
import { directionOf } from '#shared/prompts/direction.ts';
import { MixedText } from '../exports/mixed-text.ts';
import { printable, type HasGlyph } from '../exports/printable-text.ts';
import { needsScripts } from '../exports/script-fonts.ts';
import { fonts } from '../exports/sheet-fonts.ts';
import { faint, ink, line, margin } from '../exports/sheet-look.ts';

const ownLanguage = 'en-GB';
const drawingSize = 30;
const qrSize = 132;
/** White around a code, without which phones do not find it. */
const quiet = 20;

/** Sheets for families: cards with their drawings, a code to scan, a line to sign. Tagged for screen readers. */
export class Paper {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #chunks: Buffer[] = [];
  readonly #hasGlyph: HasGlyph;
  readonly #mixed: MixedText;
  #language = ownLanguage;
  #isFirst = true;

  constructor(parts: { readonly title: string; readonly school: string; readonly at: number }) {
    const { title: Title, school: Author, at } = parts;
    const doc = new PDFDocument({
      size: 'A4',
      margin,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: ownLanguage,
      autoFirstPage: false,
      info: { Title, Author, Creator: 'ThinkClick', Producer: 'ThinkClick', CreationDate: new Date(at) },
    });
    this.#doc = doc;
    for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
    doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    doc.addPage().font('text');
    const has = MixedText.has(doc);
    this.#mixed = new MixedText(doc);
    this.#hasGlyph = (codePoint) => has(codePoint) || this.#mixed.hasGlyph(codePoint);
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  /** Another sheet, but for the first. */
  sheet(): void {
    if (!this.#isFirst) this.#doc.addPage();
    this.#isFirst = false;
  }

  /** In which language the next words stand; without one, as the paper itself. */
  speak(language = ownLanguage): void {
    this.#language = language;
  }

  title(text: string, below: string): void {
    this.#text('P', below, 'text', 10, faint);
    this.#text('H1', text, 'bold', 19);
    this.#doc.moveDown(0.5);
  }

  heading(text: string): void {
    this.#room(60);
    this.#doc.moveDown(0.5);
    this.#text('H2', text, 'bold', 13);
    this.#doc.moveDown(0.3);
  }

  paragraph(text: string, font: keyof typeof fonts = 'text'): void {
    this.#text('P', text, font, 11);
    this.#doc.moveDown(0.4);
  }

  card(drawing: DrawingName, text: string): void {
    this.#room(drawingSize + 8);
    const { y } = this.#doc;
    const beside = drawingSize + 14;
    const isFromRight = directionOf(this.#language) === 'rtl';
    const drawnAt = isFromRight ? this.#doc.page.width - margin - drawingSize : margin;
    this.#artifact(() => this.#draw(drawings[drawing], drawnAt, y, drawingSize / 64));
    const left = isFromRight ? margin : margin + beside;
    this.#text('P', text, 'text', 11, ink, left, y + 4, this.#doc.page.width - 2 * margin - beside);
    this.#doc.x = margin;
    this.#doc.y = Math.max(this.#doc.y, y + drawingSize) + 6;
  }

  /** The address to scan, and the same to type. */
  code(url: string, address: string, code: string): void {
    this.#room(qrSize + 2 * quiet);
    const y = this.#doc.y + quiet;
    this.#element('Figure', () => this.#qr(url, margin, y), { alt: `Code to scan. It leads to ${address}.` });
    const left = margin + qrSize + 20;
    this.#text('P', 'Scan this with a phone. Or go to', 'text', 11, ink, left, y + 14);
    this.#text('P', address, 'bold', 12, ink, left);
    this.#text('P', 'and type this code:', 'text', 11, ink, left);
    this.#text('P', code, 'bold', 20, ink, left);
    this.#doc.x = margin;
    this.#doc.y = y + qrSize + quiet;
  }

  /** A line to write on. */
  blank(label: string): void {
    this.#room(44);
    this.#doc.y += 18;
    const { y } = this.#doc;
    this.#text('P', label, 'text', 10, faint, margin, y);
    const right = this.#doc.page.width - margin;
    this.#artifact(
      () =>
        void this.#doc
          .lineWidth(0.7)
          .strokeColor(ink)
          .moveTo(200, y + 13)
          .lineTo(right, y + 13)
          .stroke(),
    );
  }

  /** What somebody drew instead of writing. */
  strokes(strokes: readonly Stroke[], alt: string): void {
    const [width, height] = [220, 90];
    this.#room(height + 10);
    const { y } = this.#doc;
    this.#element(
      'Figure',
      () => {
        this.#doc.lineWidth(0.6).strokeColor(line).rect(margin, y, width, height).stroke();
        this.#doc.lineWidth(1.6).strokeColor(ink).lineCap('round').lineJoin('round');
        for (const stroke of strokes) this.#stroke(stroke, y, width / strokeField, height / strokeField);
      },
      { alt },
    );
    this.#doc.y = y + height + 10;
  }

  picture(drawing: DrawingName, alt: string): void {
    this.#room(80);
    const { y } = this.#doc;
    this.#element('Figure', () => this.#draw(drawings[drawing], margin, y, 1), { alt });
    this.#doc.y = y + 74;
  }

  async finish(): Promise<Buffer> {
    this.#root.end();
    const ended = new Promise((resolve) => this.#doc.once('end', resolve));
    this.#doc.end();
    await ended;
    return Buffer.concat(this.#chunks);
  }

  #stroke(stroke: Stroke, top: number, across: number, down: number): void {
    for (let index = 0; index < stroke.length; index += 2) {
      const [x, y] = [margin + (stroke[index] ?? 0) * across, top + (stroke[index + 1] ?? 0) * down];
      if (index === 0) this.#doc.moveTo(x, y);
      // A dot is a line to where it is.
      if (index > 0 || stroke.length === 2) this.#doc.lineTo(x + 0.01, y);
    }
    this.#doc.stroke();
  }

  #draw(paths: readonly string[], x: number, y: number, scale: number): void {
    const doc = this.#doc;
    doc.save().translate(x, y).scale(scale);
    doc.lineWidth(2.6).strokeColor(ink).lineCap('round').lineJoin('round');
    for (const path of paths) doc.path(path).stroke();
    doc.restore();
  }

  #qr(url: string, x: number, y: number): void {
    const code = generate(url);
    const dot = qrSize / code.size;
    const doc = this.#doc;
    for (let row = 0; row < code.size; row += 1)
      for (let column = 0; column < code.size; column += 1)
        // A hair wider, so that no white shows between neighbours.
        if (code.get(column, row)) doc.rect(x + column * dot, y + row * dot, dot + 0.05, dot + 0.05);
    doc.fill('#000000');
  }

  #text(
    tag: string,
    text: string,
    font: keyof typeof fonts,
    size: number,
    colour = ink,
    x = margin,
    y = this.#doc.y,
    width = this.#doc.page.width - margin - x,
  ): void {
    const isOther = this.#language !== ownLanguage;
    const draw = (): void => {
      this.#doc.font(font).fontSize(size).fillColor(colour);
      const whole = printable(text, this.#hasGlyph);
      if (needsScripts(whole)) this.#mixed.write(whole, { x, y }, width, { font, size });
      else this.#doc.text(whole, x, y, { width });
    };
    this.#element(tag, draw, isOther ? { lang: this.#language } : {});
  }

  #element(tag: string, draw: () => void, options: PDFKit.Mixins.StructureElementOptions = {}): void {
    const element = this.#doc.struct(tag, options, draw);
    this.#root.add(element);
    element.end();
  }

  /** What is no part of the text: read out by no screen reader. */
  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #room(points: number): void {
    const { page, y } = this.#doc;
    if (y + points > page.height - margin) this.#doc.addPage();
  }
}
