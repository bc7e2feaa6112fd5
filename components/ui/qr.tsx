import QRCode from 'qrcode'

type Props = {
  text: string
  label: string
  /** white modules around the symbol: the four that ISO/IEC 18004 asks for, fewer when it stands on white anyway */
  quiet?: number
}

/** Text as a QR drawn in the page: sharp at any size and on paper, black on white in either theme. */
export function Qr({ text, label, quiet = 4 }: Props) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules
  const edge = size + 2 * quiet
  return (
    <svg viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shapeRendering="crispEdges" className="w-full rounded-md">
      <rect width={edge} height={edge} fill="#fff" />
      <path d={runs(size, data, quiet)} fill="#000" />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row. */
function runs(size: number, data: ArrayLike<number>, quiet: number): string {
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let length = 0
      while (x + length < size && data[y * size + x + length]) length++
      if (length > 0) path += `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`
      x += length
    }
  }
  return path
}
