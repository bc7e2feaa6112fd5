import type { Tone } from './verdict'

type Note = { hertz: number; from: number; lasts: number; wave: OscillatorType }

/** Told apart without looking: up and bright, down again, twice the same, low and long. */
const notes: Record<Exclude<Tone, 'neutral'>, Note[]> = {
  admit: [
    { hertz: 880, from: 0, lasts: 0.09, wave: 'sine' },
    { hertz: 1319, from: 0.1, lasts: 0.16, wave: 'sine' },
  ],
  out: [
    { hertz: 880, from: 0, lasts: 0.09, wave: 'sine' },
    { hertz: 587, from: 0.1, lasts: 0.16, wave: 'sine' },
  ],
  used: [
    { hertz: 523, from: 0, lasts: 0.14, wave: 'triangle' },
    { hertz: 523, from: 0.22, lasts: 0.14, wave: 'triangle' },
  ],
  refuse: [{ hertz: 155, from: 0, lasts: 0.55, wave: 'sawtooth' }],
}

/** Milliseconds on, off, on. Safari has no vibration. */
const buzzes: Record<Exclude<Tone, 'neutral'>, number[]> = { admit: [60], out: [30, 60, 30], used: [120, 80, 120], refuse: [450] }

let audio: AudioContext | undefined

/** Call on a tap: browsers let a page make sounds only after one. */
export function unlockSound(): void {
  if (typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  if (audio.state !== 'running') void audio.resume()
}

export function signal(tone: Tone, sound: boolean): void {
  if (tone === 'neutral') return
  navigator.vibrate?.(buzzes[tone])
  if (!sound || audio?.state !== 'running') return
  for (const { hertz, from, lasts, wave } of notes[tone]) {
    const start = audio.currentTime + from
    const voice = new OscillatorNode(audio, { frequency: hertz, type: wave })
    const loudness = new GainNode(audio, { gain: 0 })
    loudness.gain.linearRampToValueAtTime(0.5, start + 0.01)
    loudness.gain.setValueAtTime(0.5, start + lasts - 0.03)
    loudness.gain.linearRampToValueAtTime(0, start + lasts)
    voice.connect(loudness).connect(audio.destination)
    voice.start(start)
    voice.stop(start + lasts)
  }
}
