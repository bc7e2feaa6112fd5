import QRCode from 'qrcode'

const alphanumeric = /^[0-9A-Z $%*+\-./:]+$/
/** What ISO/IEC 18004 asks to stay white around the symbol, in modules. */
const quietZone = 4

/**
 * A ticket code as a PNG, black on white whatever surrounds it, error correction M. `width` (pixels, quiet zone included) is
 * rounded up to whole pixels per module, because uneven modules are the first to fail when printed small.
 * @throws RangeError for a code with characters outside QR's alphanumeric set, or one too long for any symbol.
 */
export async function ticketQrPng(code: string, { width = 450 }: { width?: number } = {}): Promise<Uint8Array> {
  if (!alphanumeric.test(code)) throw new RangeError('A ticket code is made of QR alphanumeric characters only')
  const segments = [{ data: code, mode: 'alphanumeric' as const }] // one segment: the denser digits mode would split it
  const options = { errorCorrectionLevel: 'M' as const }
  const modules = QRCode.create(segments, options).modules.size + 2 * quietZone
  const scale = Math.max(1, Math.ceil(width / modules))
  return QRCode.toBuffer(segments, { ...options, type: 'png', margin: quietZone, scale })
}
