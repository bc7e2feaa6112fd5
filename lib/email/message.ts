export type Address = { name?: string; address: string }

export type Attachment = {
  filename: string
  /** `image/png`, or with parameters: `text/calendar; charset=utf-8; method=PUBLISH` */
  contentType: string
  content: Uint8Array
  /** set for a picture the HTML shows as `cid:<contentId>`; unset for a file to be saved */
  contentId?: string
}

/** One mail to one person. */
export type Message = {
  /** the id of the delivery: sending twice under one key reaches the reader once, as far as the provider allows */
  idempotencyKey: string
  from: Address
  to: Address
  replyTo?: Address
  subject: string
  html: string
  text: string
  attachments: Attachment[]
  headers: Record<string, string>
}
