export type CameraProblem = 'insecure' | 'refused' | 'missing' | 'busy' | 'lost' | 'failed'

const chosenKey = 'foyer.camera'

const problems: Record<string, CameraProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

export const problemOf = (error: unknown): CameraProblem => problems[error instanceof Error ? error.name : ''] ?? 'failed'

/** Words for people: what is wrong, and how to mend it on the phone in hand. */
export const problemWords: Record<CameraProblem, { title: string; mend: string }> = {
  insecure: {
    title: 'This page may not use the camera',
    mend: 'Browsers give the camera to https addresses only. Open this page by its https address.',
  },
  refused: {
    title: 'The camera is blocked for this page',
    mend: 'Tap the icon beside the address, open the permissions of this site, allow the camera, then start it again. On an iPhone also look at Settings, Apps, Safari, Camera.',
  },
  missing: { title: 'No camera was found', mend: 'Connect one, use a hand-held reader, or search for the name.' },
  busy: { title: 'The camera is in use', mend: 'Close the other app or page that uses it, then start it again.' },
  lost: { title: 'The camera stopped', mend: 'Start it again.' },
  failed: { title: 'The camera did not start', mend: 'Start it again. If that does not help, reload this page.' },
}

const remembered = () => localStorage.getItem(chosenKey) ?? undefined
export const rememberCamera = (deviceId: string) => localStorage.setItem(chosenKey, deviceId)

/** The rear camera, or the one chosen before on this device. Must first be called on a tap: Safari asks only then. */
export async function openCamera(deviceId = remembered()): Promise<MediaStream> {
  const ask = (choice: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 }, ...choice } })
  if (deviceId) {
    try {
      return await ask({ deviceId: { exact: deviceId } })
    } catch (error) {
      if (!(error instanceof Error) || !['OverconstrainedError', 'NotFoundError'].includes(error.name)) throw error
      localStorage.removeItem(chosenKey) // it was unplugged, or the browser gave it a new name
    }
  }
  return ask({ facingMode: { ideal: 'environment' } })
}

export async function listCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId).map(({ deviceId }) => deviceId)
}

/** TypeScript does not know the torch; Chrome on Android and Safari 17.5 and later do. */
export function hasTorch(track: MediaStreamTrack): boolean {
  const abilities: MediaTrackCapabilities & { torch?: boolean } = track.getCapabilities?.() ?? {}
  return abilities.torch === true
}

export async function setTorch(track: MediaStreamTrack, on: boolean): Promise<void> {
  const torch: MediaTrackConstraintSet & { torch: boolean } = { torch: on }
  await track.applyConstraints({ advanced: [torch] })
}

/** How far this camera zooms; null where it does not. */
export function zoomOf(track: MediaStreamTrack): { least: number; most: number } | null {
  const { zoom }: MediaTrackCapabilities & { zoom?: { min: number; max: number } } = track.getCapabilities?.() ?? {}
  return zoom && zoom.max > zoom.min ? { least: zoom.min, most: zoom.max } : null
}

/** Once, twice and three times what the camera does by itself, as far as it goes: for codes held up behind a barrier. */
export function nextZoom({ least, most }: { least: number; most: number }, times: number): number {
  const next = times + 1
  return next <= 3 && least * next <= most ? next : 1
}

export async function setZoom(track: MediaStreamTrack, zoom: number): Promise<void> {
  const wanted: MediaTrackConstraintSet & { zoom: number } = { zoom }
  await track.applyConstraints({ advanced: [wanted] })
}

export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
