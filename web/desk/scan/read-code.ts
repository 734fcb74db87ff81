/** Finds the text of a barcode in a picture; undefined where there is none. */
export type ReadCode = (video: HTMLVideoElement) => Promise<string | undefined>

type Detector = { detect: (from: CanvasImageSource) => Promise<readonly { rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: readonly string[] }): Detector
  getSupportedFormats: () => Promise<readonly string[]>
}

/** As on accompanying documents, and on those of other regions. */
const FORMATS = ['code_128', 'qr_code', 'pdf417', 'data_matrix'] as const

/** The phone's own reader where it has one; else a decoder of 1 MB, which is loaded only now. */
export async function codeReader(): Promise<ReadCode> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  const known = (await BarcodeDetector?.getSupportedFormats()) ?? []
  const formats = FORMATS.filter((one) => known.includes(one))
  if (BarcodeDetector === undefined || !formats.includes('code_128')) return (await import('./zxing.ts')).read
  const detector = new BarcodeDetector({ formats })
  return async (video) => (await detector.detect(video))[0]?.rawValue
}

/** An MRN within a text, as in the address that a document's square code holds; else the text itself. */
export const numberIn = (text: string): string =>
  /\d{2}[A-Z]{2}[A-Z0-9]{13}\d/.exec(text.toUpperCase())?.[0] ?? text.trim()
