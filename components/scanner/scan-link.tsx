'use client'

import { useRef } from 'react'
import { CameraView } from './camera-view'
import { linkTokenOf } from './offline/door-session'
import { unlockSound } from './signals'
import { useCamera } from './use-camera'
import { useCodeReader } from './use-code-reader'

/** Reads a door link off another screen. On an installed page this is the way in: it shares nothing with the browser. */
export function ScanLink({ onLink }: { onLink: (linkToken: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const { state: camera, start, switchCamera, toggleTorch, toggleZoom } = useCamera(video)
  const { stuck } = useCodeReader(video, camera.kind === 'on', (text) => {
    const linkToken = linkTokenOf(text.slice(text.indexOf('#')))
    if (linkToken) onLink(linkToken)
  })
  return (
    <CameraView
      video={video}
      camera={camera}
      stuck={stuck}
      onStart={() => {
        unlockSound()
        void start()
      }}
      onSwitch={() => void switchCamera()}
      onTorch={() => void toggleTorch()}
      onZoom={() => void toggleZoom()}
    />
  )
}
