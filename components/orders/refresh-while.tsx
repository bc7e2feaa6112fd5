'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

const pauses = [1_500, 3_000, 5_000, 10_000, 30_000] // milliseconds

/** Looks again while something is under way, ever more patiently, and then leaves it. */
export function RefreshWhile({ pending }: { pending: boolean }) {
  const router = useRouter()
  const [round, setRound] = useState(0)
  useEffect(() => {
    const pause = pauses[round]
    if (!pending || pause === undefined) return
    const timer = setTimeout(() => {
      router.refresh()
      setRound(round + 1)
    }, pause)
    return () => clearTimeout(timer)
  }, [pending, round, router])
  return null
}
