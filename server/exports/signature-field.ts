/** What a reader shows of a signature, and where its bytes go. */
export interface SignatureField {
  readonly name: string;
  /** Letters of ASCII. */
  readonly reason: string;
  readonly at: number;
}

/** Room for the signature: a certificate and what is signed take about 1,600 bytes. */
export const signatureBytes = 4_096;
/** Wide enough for any file: the numbers themselves are put in when it is signed. */
const unknown = 9_999_999_999;

/** Leaves room for a signature that nobody sees on the page (ISO 32000-2, section 12.8; ETSI EN 319 142-1). */
export const addSignatureField = (doc: PDFKit.PDFDocument, { name, reason, at }: SignatureField): void => {
  const signature = ended(doc, {
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, unknown, unknown, unknown],
    Contents: Buffer.alloc(signatureBytes),
    // A plain text would be written as one of PDF's names.
    Name: textOf(name),
    Reason: textOf(reason),
    M: new Date(at),
  });
  const page = doc.page as unknown as Page;
  const field = ended(doc, {
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: textOf('School'),
    V: signature,
    // Hidden from nobody, printed, and not to be moved.
    F: 132,
    Rect: [0, 0, 0, 0],
    P: page.dictionary,
  });
  page.annotations.push(field);
  doc.initForm();
  const form = formOf(doc);
  form.Fields.push(field);
  form.NeedAppearances = false;
  // 3: there are signatures, and to change the file but at its end would break them.
  form.SigFlags = 3;
};

const ended = (doc: PDFKit.PDFDocument, data: object): PDFKit.PDFKitReference => {
  const reference = doc.ref(data);
  reference.end(undefined);
  return reference;
};

const textOf = (text: string): object => Object(text) as object;

// What pdfkit has and its types have not.
interface Page {
  readonly dictionary: PDFKit.PDFKitReference;
  readonly annotations: object[];
}
interface Form {
  readonly Fields: object[];
  NeedAppearances: boolean;
  SigFlags?: number;
}
const formOf = (doc: PDFKit.PDFDocument): Form =>
  (doc as unknown as { readonly _root: { readonly data: { readonly AcroForm: { readonly data: Form } } } })
    ._root.data.AcroForm.data;
