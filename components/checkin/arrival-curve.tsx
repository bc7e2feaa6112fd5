import type { DoorReport } from '@/lib/checkin/read-door-report'

const height = 96

/** When people came, step by step, and below the line when they left. */
export function ArrivalCurve({ arrivals, timeZone }: { arrivals: DoorReport['arrivals']; timeZone: string }) {
  const { minutes, steps } = arrivals
  const came = steps.reduce((sum, step) => sum + step.in, 0)
  const left = steps.reduce((sum, step) => sum + step.out, 0)
  const busiest = steps.reduce((top, step) => (step.in > (top?.in ?? 0) ? step : top), steps[0])
  const clock = clockOf(timeZone, steps)
  const scale = Math.max(1, ...steps.map((step) => step.in + step.out))
  const below = left > 0 ? Math.max(...steps.map((step) => step.out)) / scale : 0
  return (
    <section aria-labelledby="arrivals">
      <h2 id="arrivals" className="display text-lg">
        Arrivals
      </h2>
      {busiest && came > 0 ? (
        <>
          <p className="mt-1 text-muted text-sm">
            {came === 1 ? '1 entry' : `${came.toLocaleString('en')} entries`}
            {left > 0 ? `, ${left.toLocaleString('en')} exits` : ''}. Most at {clock(busiest.at)}: {busiest.in} in{' '}
            {words(minutes)}.
          </p>
          <svg
            role="img"
            aria-label={`Entries every ${words(minutes)}, from ${clock(steps[0]?.at ?? '')} to ${clock(steps.at(-1)?.at ?? '')}`}
            viewBox={`0 0 ${steps.length * 10} ${height * (1 + below)}`}
            preserveAspectRatio="none"
            className="mt-3 h-24 w-full text-accent-text"
          >
            {steps.map((step, nth) => (
              <g key={step.at}>
                <rect
                  x={nth * 10 + 1}
                  width={8}
                  y={height - (height * step.in) / scale}
                  height={(height * step.in) / scale}
                  fill="currentColor"
                />
                <rect
                  x={nth * 10 + 1}
                  width={8}
                  y={height}
                  height={(height * step.out) / scale}
                  fill="currentColor"
                  opacity="0.4"
                />
              </g>
            ))}
          </svg>
          <p className="figures mt-1 flex justify-between text-muted text-xs">
            <span>{clock(steps[0]?.at ?? '')}</span>
            <span>{clock(steps.at(-1)?.at ?? '')}</span>
          </p>
        </>
      ) : (
        <p className="mt-1 text-muted text-sm">Nobody came yet. The curve grows as the door opens.</p>
      )}
    </section>
  )
}

const words = (minutes: number) =>
  minutes % 1_440 === 0
    ? `${minutes / 1_440 === 1 ? 'a day' : `${minutes / 1_440} days`}`
    : minutes % 60 === 0
      ? `${minutes === 60 ? 'an hour' : `${minutes / 60} hours`}`
      : minutes === 1
        ? 'a minute'
        : `${minutes} minutes`

/** "19:05", with the day when the curve is longer than one. */
function clockOf(timeZone: string, steps: DoorReport['arrivals']['steps']) {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' })
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const days = new Set(steps.map(({ at }) => day.format(new Date(at))))
  return (at: string) => (days.size > 1 ? `${day.format(new Date(at))}, ${time.format(new Date(at))}` : time.format(new Date(at)))
}
