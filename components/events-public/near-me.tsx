'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Asks the browser where it is, roughly, and lists what is within 25 km, nearest first. */
export function NearMe({ href }: { /** the list without a place */ href: string }) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const place = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}` // about a kilometre: enough for a list
        router.push(`${href}${href.includes('?') ? '&' : '?'}near=${place}&sort=distance`)
        setState('idle')
      },
      () => setState('refused'),
      { timeout: 10_000, maximumAge: 600_000 },
    )
  }
  return (
    <Button variant="link" className="script-only" onClick={ask}>
      <span aria-live="polite">{{ idle: 'Near me', asking: 'Asking…', refused: 'Your place is not known' }[state]}</span>
    </Button>
  )
}
