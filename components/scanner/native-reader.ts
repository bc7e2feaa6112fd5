import type { Reader } from './reader'

/** The part of the Shape Detection API that is used; TypeScript does not know it. */
type Detected = { rawValue: string; boundingBox: DOMRectReadOnly }
type Detector = { detect(source: CanvasImageSource): Promise<Detected[]> }
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> }

/** The browser's own detector (Chrome on Android and macOS), or null where it is missing or reads no QR, as in Safari and Firefox. */
export async function openNativeReader(): Promise<Reader | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass }
  if (!BarcodeDetector) return null
  try {
    if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return null
    const detector = new BarcodeDetector({ formats: ['qr_code'] })
    return {
      name: 'native',
      prepare: async () => undefined,
      async read(video) {
        if (!video.videoWidth) return []
        const found = await detector.detect(video)
        return found.map(({ rawValue, boundingBox: box }) => ({
          text: rawValue,
          x: (box.x + box.width / 2) / video.videoWidth,
          y: (box.y + box.height / 2) / video.videoHeight,
        }))
      },
      close: () => undefined,
    }
  } catch {
    return null // some Androids have the class and no service behind it
  }
}
