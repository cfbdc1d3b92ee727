import { mixedLines, type Measure, type PlacedAtom } from './mixed-lines.ts';
import { fileOfScript, needsScripts, scriptOf, type Script } from './script-fonts.ts';

/** Not in pdfkit's types. */
interface OpenDocument {
  readonly _font: {
    readonly ascender: number;
    readonly font: { hasGlyphForCodePoint(codePoint: number): boolean; layout(text: string): unknown };
  };
  continueOnNewPage(): void;
}
const inside = (doc: PDFKit.PDFDocument): OpenDocument => doc as unknown as OpenDocument;

/** A font and a size, as pdfkit has them. */
export interface Type {
  readonly font: string;
  readonly size: number;
}

/** Its places for marks: fontkit stumbles over some of a font's. Without them a sign stands where it stands by itself. */
const withoutMarks = { abvm: false, blwm: false, mark: false, mkmk: false } as const;
type Features = { features?: PDFKit.Mixins.OpenTypeFeatures[] };

/** Indic and Arabic marks above and below want more room than Latin. */
const lineRoom = 1.15;

/** Writes what the font of everything printed does not have; other fonts are opened when they are first needed. */
export class MixedText {
  readonly #doc: PDFKit.PDFDocument;
  /** Which texts cannot be laid out with all that their font knows. */
  readonly #stumbles = new Map<string, boolean>();
  /** Each word is measured once: shaping it is the work. */
  readonly #widths = new Map<string, number>();
  readonly #opened = new Map<Script, (codePoint: number) => boolean>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
  }

  /** Whether the font that is in use has it. */
  static has(doc: PDFKit.PDFDocument): (codePoint: number) => boolean {
    const { font } = inside(doc)._font;
    return (codePoint) => font.hasGlyphForCodePoint(codePoint);
  }

  hasGlyph(codePoint: number): boolean {
    const script = scriptOf(String.fromCodePoint(codePoint));
    return script !== null && this.#open(script)(codePoint);
  }

  height(text: string, width: number, type: Type): number {
    return mixedLines(text, width, this.#measure(type)).length * this.#lineHeight(type);
  }

  /** Leaves the document below it, with the font as it was. */
  write(text: string, at: { readonly x: number; readonly y: number }, width: number, type: Type): void {
    const doc = this.#doc;
    const lineHeight = this.#lineHeight(type);
    const ascent = (inside(doc)._font.ascender / 1_000) * type.size;
    let { y } = at;
    for (const line of mixedLines(text, width, this.#measure(type))) {
      if (y + lineHeight > doc.page.height - doc.page.margins.bottom) {
        inside(doc).continueOnNewPage();
        y = doc.page.margins.top;
      }
      this.#line(line, at.x, y + ascent, type);
      y += lineHeight;
    }
    this.#in(null, type);
    doc.x = at.x;
    doc.y = y;
  }

  #line(line: readonly PlacedAtom[], x: number, baseline: number, type: Type): void {
    for (const atom of line) {
      this.#in(atom.script, type);
      const options = { lineBreak: false, baseline: 'alphabetic', ...this.#features(atom.text) } as const;
      this.#doc.text(atom.text, x + atom.x, baseline, options);
    }
  }

  /** For a text in the font that is in use. */
  #features(text: string): Features {
    if (!needsScripts(text)) return {};
    const known = this.#stumbles.get(text) ?? this.#isStumbledOver(text);
    this.#stumbles.set(text, known);
    // A new one each time: what is handed in gets written to. The types know lists of features alone.
    return known ? { features: { ...withoutMarks } as unknown as PDFKit.Mixins.OpenTypeFeatures[] } : {};
  }

  #isStumbledOver(text: string): boolean {
    try {
      inside(this.#doc)._font.font.layout(text);
      return false;
    } catch {
      return true;
    }
  }

  #measure(type: Type): Measure {
    return (script, text) => {
      const key = `${type.font} ${type.size} ${script} ${text}`;
      const known = this.#widths.get(key);
      if (known !== undefined) return known;
      this.#in(script, type);
      const width = this.#doc.widthOfString(text, this.#features(text));
      this.#in(null, type);
      this.#widths.set(key, width);
      return width;
    };
  }

  #lineHeight(type: Type): number {
    this.#in(null, type);
    return this.#doc.currentLineHeight(true) * lineRoom;
  }

  #in(script: Script | null, { font, size }: Type): void {
    if (script !== null) this.#open(script);
    this.#doc.font(script ?? font).fontSize(size);
  }

  #open(script: Script): (codePoint: number) => boolean {
    const known = this.#opened.get(script);
    if (known) return known;
    const doc = this.#doc;
    const before = inside(doc)._font;
    doc.registerFont(script, fileOfScript(script));
    doc.font(script);
    const has = MixedText.has(doc);
    (doc as unknown as { _font: unknown })._font = before;
    this.#opened.set(script, has);
    return has;
  }
}
