'use client'

import { useState } from 'react'
import type { Habits } from './more-panel'
import type { Door } from './offline/door'
import { useStoredText } from './use-stored-text'

/** How this phone scans. Training ends with the page: nobody should find out at nine that nothing was recorded since seven. */
export function useHabits(door: Door) {
  const [training, setTraining] = useState(false)
  const [confirm, setConfirm] = useStoredText('foyer.confirm')
  const [quiet, setQuiet] = useStoredText('foyer.quiet')
  const [out, setOut] = useStoredText(`foyer.out.${door.session.deviceId}`)
  const habits: Habits = { confirm: confirm === 'yes', training, out: out === 'yes', sound: quiet !== 'yes' }
  const word = (on: boolean) => (on ? 'yes' : 'no')
  const setHabit = (habit: keyof Habits, on: boolean) => {
    if (habit === 'confirm') setConfirm(word(on))
    else if (habit === 'out') setOut(word(on))
    else if (habit === 'sound') setQuiet(word(!on))
    else {
      setTraining(on)
      if (!on) door.endTraining()
    }
  }
  return { habits, setHabit }
}
