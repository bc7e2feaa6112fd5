import { once } from './global'

const listeners = (name: string) => once(`signal.${name}`, () => new Set<() => void>())

/** Tells this process that something was committed. Whoever works from the record of it may look sooner. */
export function signalCommitted() {
  for (const listen of listeners('committed')) listen()
}

/** @returns a function that stops listening. */
export function onCommitted(listen: () => void) {
  listeners('committed').add(listen)
  return () => listeners('committed').delete(listen)
}
