import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache

/** Whether the request at hand is a form that was sent without scripts; set by the HTTP entry. */
const sentForm = () => globalThis[Symbol.for('foyer.sent-form')]?.getStore() === true

/**
 * Next's own cache of pages, with one exception. After a form was sent without scripts, Next would go on from the kept
 * beginning of the page, and React forgets there what the action answered: errors and typed values. Such a page is made whole.
 */
export default class PageCache extends FileSystemCache {
  async get(key, context) {
    return context.kind === 'APP_PAGE' && sentForm() ? null : super.get(key, context)
  }
}
