import type { Attachment } from './message'

/** A PNG shown inside the mail as `cid:<contentId>`: unlike a remote picture it is there when those are blocked. */
export const inlineImage = (contentId: string, content: Uint8Array): Attachment => ({
  filename: `${contentId.replace(/@.*$/, '')}.png`,
  contentType: 'image/png',
  content,
  contentId,
})
