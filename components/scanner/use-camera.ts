'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import {
  type CameraProblem,
  closeCamera,
  hasTorch,
  listCameras,
  nextZoom,
  openCamera,
  problemOf,
  rememberCamera,
  setTorch,
  setZoom,
  zoomOf,
} from './camera'

export type CameraState =
  | { kind: 'off' | 'asking' }
  /** `zoom` is how many times nearer, 0 where the camera cannot */
  | { kind: 'on'; cameras: number; torch: 'none' | 'off' | 'on'; zoom: number }
  | { kind: 'problem'; problem: CameraProblem }

/**
 * The phone's camera in a video element. It is let go when the page is hidden, so that other apps and the battery have it
 * back, and taken again when the page is seen.
 */
export function useCamera(video: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState<CameraState>({ kind: 'off' })
  const stream = useRef<MediaStream | null>(null)
  const wanted = useRef(false)
  const attempt = useRef(0)

  const release = useCallback(() => {
    attempt.current += 1
    closeCamera(stream.current)
    stream.current = null
    if (video.current) video.current.srcObject = null
  }, [video])

  const open = useCallback(
    async (deviceId?: string) => {
      release()
      wanted.current = true
      const mine = attempt.current
      if (!navigator.mediaDevices?.getUserMedia) return setState({ kind: 'problem', problem: 'insecure' })
      setState({ kind: 'asking' })
      try {
        const opened = await openCamera(deviceId)
        if (mine !== attempt.current || !video.current) return closeCamera(opened)
        stream.current = opened
        const track = opened.getVideoTracks()[0]
        track?.addEventListener('ended', () => {
          if (stream.current !== opened) return
          release()
          setState({ kind: 'problem', problem: 'lost' })
        })
        video.current.srcObject = opened
        await video.current.play()
        const cameras = (await listCameras()).length
        if (mine !== attempt.current) return
        setState({
          kind: 'on',
          cameras,
          torch: track && hasTorch(track) ? 'off' : 'none',
          zoom: track && zoomOf(track) ? 1 : 0,
        })
      } catch (error) {
        if (mine !== attempt.current) return
        release()
        setState({ kind: 'problem', problem: problemOf(error) })
      }
    },
    [release, video],
  )

  const switchCamera = useCallback(async () => {
    const cameras = await listCameras()
    const current = stream.current?.getVideoTracks()[0]?.getSettings().deviceId ?? ''
    const next = cameras[(cameras.indexOf(current) + 1) % cameras.length]
    if (!next) return
    rememberCamera(next)
    await open(next)
  }, [open])

  const toggleTorch = useCallback(async () => {
    const track = stream.current?.getVideoTracks()[0]
    if (!track || state.kind !== 'on' || state.torch === 'none') return
    const on = state.torch === 'off'
    const worked = await setTorch(track, on).then(
      () => true,
      () => false,
    )
    setState({ ...state, torch: worked ? (on ? 'on' : 'off') : 'none' })
  }, [state])

  const toggleZoom = useCallback(async () => {
    const track = stream.current?.getVideoTracks()[0]
    const range = track && zoomOf(track)
    if (!range || state.kind !== 'on') return
    const zoom = nextZoom(range, state.zoom)
    const worked = await setZoom(track, range.least * zoom).then(
      () => true,
      () => false,
    )
    setState({ ...state, zoom: worked ? zoom : 0 })
  }, [state])

  useEffect(() => {
    const seen = () => {
      if (document.hidden) {
        release()
        setState((now) => (now.kind === 'problem' ? now : { kind: 'off' }))
      } else if (wanted.current && !stream.current) void open()
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      release()
    }
  }, [open, release])

  return { state, start: useCallback(() => open(), [open]), switchCamera, toggleTorch, toggleZoom }
}
