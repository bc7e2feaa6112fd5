import QRCode from 'qrcode'

/** Modules kept white around the symbol; the white card around it makes up the four that ISO/IEC 18004 asks for. */
const quiet = 2

/** A ticket code as a drawing in the page: sharp at any size and on paper, black on white in either theme. */
export function TicketQr({ code, label }: { code: string; label: string }) {
  const { modules } = QRCode.create([{ data: code, mode: 'alphanumeric' }], { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const rows = Array.from({ length: size }, (_, y) => {
    let path = ''
    for (let x = 0; x < size; x++) {
      let length = 0
      while (x + length < size && data[y * size + x + length]) length++
      if (length > 0) path += `M${x + quiet} ${y + quiet}h${length}v1h-${length}z`
      x += length
    }
    return path
  })
  const edge = size + 2 * quiet
  return (
    <svg viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shapeRendering="crispEdges" className="w-full">
      <rect width={edge} height={edge} fill="#fff" />
      <path d={rows.join('')} fill="#000" />
    </svg>
  )
}
