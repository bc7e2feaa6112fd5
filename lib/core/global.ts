/**
 * One value per process, whatever number of copies of a module the bundler made (instrumentation, pages and our own
 * server each have theirs).
 */
export function once<T>(name: string, make: () => T): T {
  const key = Symbol.for(`foyer.${name}`)
  const holder = globalThis as unknown as Record<symbol, T | undefined>
  holder[key] ??= make()
  return holder[key] as T
}
