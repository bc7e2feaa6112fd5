import { Check, LoaderCircle, LogOut, type LucideIcon, RotateCcw, X } from 'lucide-react'
import type { Tone } from './verdict'

/** The door's own colours, each at 7:1 or more with what is written on it. `button` stands out from the field it lies on. */
export const tones: Record<Tone, { field: string; button: string; text: string; icon: LucideIcon }> = {
  admit: { field: 'bg-[#2fdb78] text-black', button: 'bg-black text-white', text: 'text-[#5fe79a]', icon: Check },
  out: { field: 'bg-[#7cc4ff] text-black', button: 'bg-black text-white', text: 'text-[#9bd2ff]', icon: LogOut },
  used: { field: 'bg-[#ffb627] text-black', button: 'bg-black text-white', text: 'text-[#ffc453]', icon: RotateCcw },
  refuse: { field: 'bg-[#a30016] text-white', button: 'bg-white text-black', text: 'text-[#ff9b93]', icon: X },
  neutral: { field: 'bg-[#1d2433] text-white', button: 'bg-white text-black', text: 'text-[#c9d3e6]', icon: LoaderCircle },
}

export const doorButton =
  'inline-flex min-h-16 select-none items-center justify-center gap-3 rounded-lg px-5 py-2 text-center font-semibold text-lg disabled:opacity-50 [&_svg]:size-6 [&_svg]:shrink-0'
