'use client'

import clsx from 'clsx'
import { Camera, Flashlight, SwitchCamera, Volume2, VolumeX } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { problemWords } from './camera'
import type { CameraState } from './use-camera'

type Props = {
  video: RefObject<HTMLVideoElement | null>
  camera: CameraState
  stuck: boolean
  /** whether sounds are on; left out where there are none */
  sound?: boolean
  onStart: () => void
  onSwitch: () => void
  onTorch: () => void
  onZoom: () => void
  onSound?: () => void
}

/** The picture, and what can be done with the camera. The video stays in the page, so that the camera has where to go. */
export function CameraView({ video, camera, stuck, sound, onStart, onSwitch, onTorch, onZoom, onSound }: Props) {
  const on = camera.kind === 'on'
  return (
    <div className="relative flex min-h-80 flex-1 flex-col">
      <video
        ref={video}
        muted
        playsInline
        aria-label="Camera"
        className={clsx('absolute inset-0 size-full object-cover', !on && 'invisible')}
      />
      {on ? (
        <>
          <Aim />
          <p role="status" className="absolute inset-x-0 top-0 bg-black/80 px-4 py-2 text-center text-base">
            {stuck
              ? 'Codes cannot be read at the moment. Search for the name, or type the code.'
              : 'Hold the code inside the frame'}
          </p>
        </>
      ) : (
        <StartPanel camera={camera} onStart={onStart} />
      )}
      <div className="absolute inset-x-0 bottom-0 flex justify-end gap-3 p-3">
        {on && camera.torch !== 'none' ? (
          <Round label="Light" pressed={camera.torch === 'on'} onClick={onTorch}>
            <Flashlight aria-hidden="true" />
          </Round>
        ) : null}
        {on && camera.zoom > 0 ? (
          <Round label={`Zoom, now ${camera.zoom} times`} onClick={onZoom}>
            <span aria-hidden="true" className="figures font-semibold text-lg">
              {camera.zoom}×
            </span>
          </Round>
        ) : null}
        {on && camera.cameras > 1 ? (
          <Round label="Other camera" onClick={onSwitch}>
            <SwitchCamera aria-hidden="true" />
          </Round>
        ) : null}
        {onSound ? (
          <Round label="Sound" pressed={sound} onClick={onSound}>
            {sound ? <Volume2 aria-hidden="true" /> : <VolumeX aria-hidden="true" />}
          </Round>
        ) : null}
      </div>
    </div>
  )
}

function StartPanel({ camera, onStart }: { camera: CameraState; onStart: () => void }) {
  const words = camera.kind === 'problem' ? problemWords[camera.problem] : undefined
  const asking = camera.kind === 'asking'
  return (
    <div className="relative flex flex-1 flex-col justify-center gap-4 px-4 pt-4 pb-24">
      {words ? (
        <div role="alert" className="rounded-lg bg-[#ffb627] p-4 text-black">
          <h2 className="font-semibold text-lg">{words.title}</h2>
          <p className="text-base">{words.mend}</p>
        </div>
      ) : null}
      {/* not disabled while asking: the focus would be lost, and a second tap asks again */}
      <Button size="door" wide onClick={onStart} aria-busy={asking}>
        {asking ? <Spinner /> : <Camera aria-hidden="true" />}
        {asking ? 'Starting the camera' : 'Start camera'}
      </Button>
    </div>
  )
}

/** Four corners; the whole picture is read all the same. */
function Aim() {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className="pointer-events-none absolute inset-0 m-auto size-[min(70%,20rem)]">
      <path d="M4 24V4H24M76 4H96V24M96 76V96H76M24 96H4V76" fill="none" stroke="#000" strokeOpacity="0.6" strokeWidth="5" />
      <path d="M4 24V4H24M76 4H96V24M96 76V96H76M24 96H4V76" fill="none" stroke="#fff" strokeWidth="2.5" />
    </svg>
  )
}

function Round({
  label,
  pressed,
  onClick,
  children,
}: {
  label: string
  pressed?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className={clsx(
        'grid size-16 place-items-center rounded-full ring-2 ring-white ring-inset [&_svg]:size-7',
        pressed ? 'bg-white text-black' : 'bg-black/80 text-white',
      )}
    >
      {children}
    </button>
  )
}
