import QRCode from 'qrcode'

const quiet = 4 // modules kept white around the symbol, as ISO/IEC 18004 asks

/** An address as a QR, to be opened with a phone's camera. */
export function AddressQr({ address, label }: { address: string; label: string }) {
  const { size, data } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules
  const path = Array.from({ length: size * size }, (_, at) =>
    data[at] ? `M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z` : '',
  ).join('')
  const edge = size + 2 * quiet
  return (
    <svg viewBox={`0 0 ${edge} ${edge}`} role="img" aria-label={label} shapeRendering="crispEdges" className="w-full rounded-md">
      <rect width={edge} height={edge} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
