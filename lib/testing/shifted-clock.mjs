// Loaded before a program (node --import): its clock is off by CLOCK_SHIFT_MS, as that of a machine nobody looks after.
const shift = Number(process.env.CLOCK_SHIFT_MS)
const TrueDate = Date
const now = () => TrueDate.now() + shift

// Not a class of its own: packages look for the methods of dates on Date.prototype itself.
globalThis.Date = new Proxy(TrueDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new TrueDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
