'use client'

import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { nextFrame } from './next-frame'
import { startReadLoop } from './read-loop'
import { openReader, type Reader } from './reader'

/** Reads codes off a video while `active`. The reader is loaded with the page, so that it is there when the camera is. */
export function useCodeReader(
  video: RefObject<HTMLVideoElement | null>,
  active: boolean,
  onCode: (text: string, frameAt: number) => void,
): { stuck: boolean } {
  const [reader, setReader] = useState<Reader>()
  const [failures, setFailures] = useState(0)
  const read = useEffectEvent(onCode)

  useEffect(() => {
    let opened: Reader | undefined
    let ended = false
    void openReader().then((next) => {
      opened = next
      if (ended) return next.close()
      setReader(next)
      next.prepare().catch(() => setFailures(1)) // the loop tries again
    })
    return () => {
      ended = true
      opened?.close()
    }
  }, [])

  useEffect(() => {
    const element = video.current
    if (!active || !reader || !element) return
    return startReadLoop({
      nextFrame: () => nextFrame(element),
      read: () => reader.read(element),
      onCode: (text, frameAt) => read(text, frameAt),
      onFailures: setFailures,
    })
  }, [active, reader, video])

  return { stuck: failures >= 3 }
}
