/** Said wherever an amount is that nobody pays, or paid, for real. */
export function TestMoney() {
  return (
    <p className="rounded-sm bg-signal px-2.5 py-1 font-semibold text-signal-ink text-sm">Test money: no real money moves.</p>
  )
}
