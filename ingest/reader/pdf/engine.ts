import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** A PDF that is open, and one page of it, as pdf.js gives them. */
export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
/** The operators of a page's drawing, by name. */
export type Operators = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

/** Pictures of more points than this are passed over: an A3 page at 600 dpi has 70 million. */
const LARGEST_PICTURE = 100_000_000;

/** Opens a PDF. Nothing in it is run, and no font or map of characters is looked for on the machine. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  lendTransfer();
  // pdf.js takes the bytes for itself and wants no Buffer: it gets a copy.
  return getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: LARGEST_PICTURE,
    verbosity: 0,
  });
}

export async function operators(): Promise<Operators> {
  return (await getResolvedPDFJS()).OPS;
}

/** pdf.js hands its fonts on with a method that Node has from version 21 on. */
function lendTransfer(): void {
  const prototype = ArrayBuffer.prototype as { transferToFixedLength?: () => ArrayBuffer };
  prototype.transferToFixedLength ??= function (this: ArrayBuffer): ArrayBuffer {
    return structuredClone(this, { transfer: [this] });
  };
}
