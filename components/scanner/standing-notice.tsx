import type { Standing } from './door-api'
import { doorButton } from './tones'

/** What a door can do about a server that answers and refuses. */
export function StandingNotice({ standing, waiting }: { standing: Standing; waiting: number }) {
  if (standing !== 'signed_out' && standing !== 'no_access') return null
  const kept =
    waiting > 0 ? ` The ${waiting === 1 ? 'scan that waits is' : `${waiting} scans that wait are`} kept on this device.` : ''
  return (
    <div role="alert" className="flex flex-col gap-3 bg-[#ffb627] p-4 text-black">
      <p className="text-base">
        {standing === 'signed_out'
          ? `You are signed out, so tickets cannot be checked.${kept}`
          : `You may no longer scan for this event. Ask its organiser for access.${kept}`}
      </p>
      <button type="button" className={`${doorButton} bg-black text-white`} onClick={() => window.location.reload()}>
        {standing === 'signed_out' ? 'Sign in again' : 'Try again'}
      </button>
    </div>
  )
}
