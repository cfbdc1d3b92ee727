import { blankPages } from './blank-pages.ts';
import { openImage } from './open-image.ts';
import { MixedText, type Type } from './mixed-text.ts';
import { printable, type HasGlyph } from './printable-text.ts';
import { needsScripts } from './script-fonts.ts';
import { addSignatureField, type SignatureField } from './signature-field.ts';
import { shadowed } from './shadowed.ts';
import type { fonts } from './sheet-fonts.ts';
import { margin, footerAt, labelWidth, gap, ink, faint, line, accent, barLabelWidth } from './sheet-look.ts';

type Font = keyof typeof fonts;

export interface SheetParts {
  readonly title: string;
  readonly author: string;
  readonly at: number;
  /** At the foot of each page, left. */
  readonly name: string;
  /** At the foot of each page and across it. */
  readonly mark: string;
  /** Where it is to be signed. */
  readonly signature?: SignatureField;
}

/** Pages of A4 with headings, rows, boxes to tick and lines to sign, tagged for screen readers. */
export class Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  readonly #parts: SheetParts;
  readonly #chunks: Buffer[] = [];
  readonly #hasGlyph: HasGlyph;
  readonly #mixed: MixedText;

  constructor(parts: SheetParts) {
    this.#parts = parts;
    const doc = blankPages(parts);
    this.#doc = doc;
    doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#use('text', 10);
    this.#hasGlyph = MixedText.has(doc);
    this.#mixed = new MixedText(doc);
    doc.addStructure((this.#root = doc.struct('Document')));
  }

  get #width(): number {
    return this.#doc.page.width - 2 * margin;
  }

  title(text: string, below: string): void {
    this.#block('H1', text, 'bold', 20);
    this.#doc.moveDown(0.2);
    this.#block('P', below, 'text', 10, faint);
    this.#doc.moveDown(0.6);
  }

  heading(text: string): void {
    this.#room(70);
    this.#doc.moveDown(0.8);
    this.#block('H2', text, 'bold', 13);
    this.#doc.moveDown(0.3);
  }

  paragraph(text: string, font: Font = 'text'): void {
    this.#block('P', text === '' ? '—' : text, font, 10);
    this.#doc.moveDown(0.4);
  }

  note(text: string): void {
    this.#block('P', text, 'text', 8.5, faint);
    this.#doc.moveDown(0.4);
  }

  /** Label and value side by side, as a table of two columns. */
  rows(rows: readonly (readonly [string, string])[]): void {
    const table = this.#doc.struct('Table');
    this.#root.add(table);
    for (const [label, value] of rows) this.#row(table, label, value === '' ? '—' : value);
    table.end();
    this.#doc.x = margin;
    this.#doc.moveDown(0.3);
  }

  /** A number beside each label, and a bar as long; null where it is held back. */
  bars(bars: readonly (readonly [string, number | null])[]): void {
    const table = this.#doc.struct('Table');
    this.#root.add(table);
    const most = Math.max(1, ...bars.map(([, value]) => value ?? 0));
    for (const [label, value] of bars) {
      this.#row(table, label, value === null ? 'held back' : String(value), barLabelWidth);
      const [x, y] = [margin + barLabelWidth + 70, this.#doc.y - 15];
      const longest = this.#width - barLabelWidth - 70;
      if (value !== null)
        this.#artifact(() => void this.#doc.rect(x, y, (longest * value) / most, 9).fill(accent));
    }
    table.end();
    this.#doc.x = margin;
    this.#doc.moveDown(0.3);
  }

  /** One box for each, and those that hold ticked. */
  boxes(options: readonly (readonly [string, boolean])[]): void {
    for (const [text, isTicked] of options) {
      this.#room(18);
      const y = this.#doc.y + 2.5;
      this.#element('P', () => {
        this.#doc.lineWidth(0.8).strokeColor(ink).rect(margin, y, 9, 9).stroke();
        if (isTicked)
          this.#doc
            .moveTo(margin + 1.5, y + 4.5)
            .lineTo(margin + 4, y + 7.5)
            .lineTo(margin + 8, y + 1.5)
            .stroke();
        this.#write(`${text}${isTicked ? ' (ticked)' : ''}`, margin + 16, y - 2.5, this.#width - 16);
      });
      this.#doc.moveDown(0.25);
    }
    this.#doc.x = margin;
  }

  /** Name and position, and lines for a signature and its date. */
  signature(name: string, position: string): void {
    this.#room(62);
    const { y } = this.#doc;
    const half = this.#width * 0.62;
    this.#element('P', () => {
      this.#write(`Name: ${name === '' ? '' : name}`, margin, y, half - gap);
      this.#write(`Position: ${position}`, margin + half, y, this.#width - half);
      this.#write('Signature:', margin, y + 26, 70);
      this.#write('Date:', margin + half, y + 26, 50);
    });
    this.#rule(margin + 58, margin + half - gap, y + 39);
    this.#rule(margin + half + 32, margin + this.#width, y + 39);
    this.#doc.x = margin;
    this.#doc.y = y + 56;
  }

  /** False where it is no picture that can be printed. The mark is drawn over it. */
  picture(bytes: Buffer, alt: string): boolean {
    const image = openImage(this.#doc, bytes);
    if (!image) return false;
    const scale = Math.min(this.#width / image.width, 330 / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    this.#room(height + 14);
    const { y } = this.#doc;
    this.#element('Figure', () => this.#doc.image(bytes, margin, y, { width, height }), { alt });
    this.#artifact(() => this.#overPicture(y, width, height));
    this.#doc.x = margin;
    this.#doc.y = y + height + 8;
    return true;
  }

  async finish(): Promise<Buffer> {
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#doc.switchToPage(page);
      this.#artifact(() => this.#foot(page - start + 1, count));
    }
    if (this.#parts.signature) addSignatureField(this.#doc, this.#parts.signature);
    const ended = new Promise((resolve) => this.#doc.once('end', resolve));
    this.#doc.end();
    await ended;
    return Buffer.concat(this.#chunks);
  }

  #row(table: PDFKit.PDFStructureElement, label: string, value: string, labels = labelWidth): void {
    this.#use('text', 10);
    const width = this.#width - labels - gap;
    this.#room(Math.min(this.#height(value, width), 200) + 4);
    const { y } = this.#doc;
    const row = this.#doc.struct('TR');
    table.add(row);
    row.add(this.#doc.struct('TH', {}, () => this.#write(label, margin, y, labels, 'bold')));
    const afterLabel = this.#doc.y;
    const page = this.#doc.page;
    row.add(this.#doc.struct('TD', {}, () => this.#write(value, margin + labels + gap, y, width)));
    row.end();
    if (page === this.#doc.page) this.#doc.y = Math.max(this.#doc.y, afterLabel);
    this.#doc.y += 3;
  }

  #block(tag: string, text: string, font: Font, size: number, colour = ink): void {
    this.#element(tag, () => {
      this.#use(font, size, colour);
      this.#put(text, margin, this.#doc.y, this.#width, { font, size });
    });
    this.#use('text', 10);
  }

  #write(text: string, x: number, y: number, width: number, font: Font = 'text'): void {
    this.#use(font, 10);
    this.#put(text, x, y, width, { font, size: 10 });
  }

  #put(text: string, x: number, y: number, width: number, type: Type): void {
    const whole = this.#whole(text);
    if (needsScripts(whole)) this.#mixed.write(whole, { x, y }, width, type);
    else this.#doc.text(whole, x, y, { width });
  }

  #height(text: string, width: number): number {
    const whole = this.#whole(text);
    if (needsScripts(whole)) return this.#mixed.height(whole, width, { font: 'text', size: 10 });
    return this.#doc.heightOfString(whole, { width });
  }

  #element(tag: string, draw: () => unknown, options: PDFKit.Mixins.StructureElementOptions = {}): void {
    const element = this.#doc.struct(tag, options, () => void draw());
    this.#root.add(element);
    element.end();
  }

  /** What is no part of the text: read out by no screen reader. */
  #artifact(draw: () => void): void {
    this.#doc.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(from: number, to: number, y: number): void {
    this.#artifact(
      () => void this.#doc.lineWidth(0.6).strokeColor(faint).moveTo(from, y).lineTo(to, y).stroke(),
    );
  }

  #overPicture(y: number, width: number, height: number): void {
    const doc = this.#doc;
    doc.save().rect(margin, y, width, height).clip();
    this.#use('bold', 10, '#ffffff');
    const lines = [this.#parts.name, ...this.#parts.mark.split(' · ')].map((each) => this.#shown(each));
    for (let down = 12; down < height; down += lines.length * 14 + 40)
      for (const [place, text] of lines.entries())
        for (const from of [8, width * 0.56])
          shadowed(doc, text, margin + from, y + down + place * 14, this.#width);
    doc.restore();
    doc.lineWidth(0.6).strokeColor(line).rect(margin, y, width, height).stroke();
    this.#use('text', 10);
  }

  #foot(page: number, pages: number): void {
    const doc = this.#doc;
    // Below the margin a text would begin another page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - footerAt - 22;
    doc
      .lineWidth(0.6)
      .strokeColor(line)
      .moveTo(margin, y - 5)
      .lineTo(margin + this.#width, y - 5)
      .stroke();
    this.#use('text', 8.5, faint);
    const one = { width: this.#width, lineBreak: false, height: 12, ellipsis: true } as const;
    doc.text(this.#shown(this.#parts.name), margin, y, one);
    doc.text(`Page ${page} of ${pages}`, margin, y, { ...one, align: 'right' });
    doc.text(this.#shown(this.#parts.mark), margin, y + 12, one);
    this.#across();
  }

  #across(): void {
    const doc = this.#doc;
    const { width, height } = doc.page;
    doc.save().rotate(-52, { origin: [width / 2, height / 2] });
    this.#use('bold', 19, '#000000');
    doc.fillOpacity(0.07);
    doc.text(this.#shown(this.#parts.mark), -100, height / 2 - 12, {
      width: width + 200,
      align: 'center',
      lineBreak: false,
    });
    doc.restore();
    this.#use('text', 10);
  }

  /** Begins a page where less than this is left of this one. */
  #room(points: number): void {
    const { page, y } = this.#doc;
    if (y + points > page.height - page.margins.bottom) this.#doc.addPage();
  }

  #use(font: Font, size: number, colour = ink): void {
    this.#doc.font(font).fontSize(size).fillColor(colour).fillOpacity(1);
  }

  #whole(text: string): string {
    return printable(text, (codePoint) => this.#hasGlyph(codePoint) || this.#mixed.hasGlyph(codePoint));
  }

  /** In one line and one font, as at the foot. */
  #shown(text: string): string {
    return printable(text, this.#hasGlyph);
  }
}
