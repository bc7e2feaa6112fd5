'use client'

import type { Door, DoorStatus } from './offline/door'
import { doorButton } from './tones'

/** What somebody at the door should do something about. Nothing while all is well. */
export function StandingNotice({ door, status }: { door: Door; status: DoorStatus }) {
  const { standing, waiting, unkept, dead, rosterSize, elsewhere } = status
  const kept =
    waiting > 0 ? ` ${waiting === 1 ? 'The scan that waits is' : `The ${waiting} scans that wait are`} kept on this phone.` : ''
  const notices = [
    standing === 'signed_out' ? `You are signed out: open the door from the console again.${kept}` : null,
    standing === 'no_access' ? `This phone may no longer scan here. Ask the organiser.${kept}` : null,
    standing === 'offline' && rosterSize === 0
      ? 'No network, and no guest list on this phone yet: it cannot check tickets. Find a network once.'
      : null,
    unkept > 0
      ? `${unkept} ${unkept === 1 ? 'scan is' : 'scans are'} in memory alone, as the browser keeps nothing. Do not close this page.`
      : null,
    dead > 0 ? `The server did not take ${dead === 1 ? 'one scan' : `${dead} scans`}. Look under More.` : null,
    elsewhere > 0 ? `${elsewhere} ${elsewhere === 1 ? 'scan' : 'scans'} of another door on this phone wait to be sent.` : null,
  ].filter((notice) => notice !== null)
  if (notices.length === 0) return null
  return (
    <div role="alert" className="flex flex-col gap-3 bg-[#ffb627] p-4 text-black">
      {notices.map((notice) => (
        <p key={notice} className="text-base">
          {notice}
        </p>
      ))}
      {standing === 'signed_out' || standing === 'no_access' ? (
        <button type="button" className={`${doorButton} bg-black text-white`} onClick={() => void door.syncNow()}>
          Try again
        </button>
      ) : null}
    </div>
  )
}
