import { AppError } from '@/lib/core/error'

export class NotAPdf extends AppError {
  constructor() {
    const message = 'Only PDF files can be attached, and this is none, or a part of it is missing.'
    super({ kind: 'invalid', code: 'uploads.not_a_pdf', message, fields: [{ path: 'file', message }] })
  }
}

/** Looks at the first and the last bytes, whatever the file is called. @throws NotAPdf */
export function checkPdf(bytes: Uint8Array): void {
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  if (!/^%PDF-\d\.\d/.test(text(bytes.subarray(0, 8))) || !text(bytes.subarray(-1_024)).includes('%%EOF')) throw new NotAPdf()
}

/** A name fit for a download, whatever it was: no folders, no control characters, `.pdf` at its end. */
export function pdfName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.pdf$/i, '')
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim()
  return `${stem || 'document'}.pdf`
}
