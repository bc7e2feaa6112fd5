/** Whether the path of a request target decodes. Next answers 500 to one that does not, and the fault is not ours. */
export function isReadablePath(target = '/'): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
