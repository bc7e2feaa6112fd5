import { StateChip, type Tone } from '@/components/ui/badge'

const states: Record<string, { label: string; tone: Tone; open?: boolean }> = {
  draft: { label: 'Draft', tone: 'neutral', open: true },
  published: { label: 'Published', tone: 'good', open: true },
  cancelled: { label: 'Cancelled', tone: 'bad' },
  ended: { label: 'Over', tone: 'neutral' },
}

const seenBy: Record<string, string> = { unlisted: ', unlisted', private: ', private' }

export function StateOfEvent({ status, visibility }: { status: string; visibility: string }) {
  const { label, tone, open } = states[status] ?? { label: status, tone: 'neutral' as const }
  return (
    <StateChip tone={tone} open={open}>
      {label}
      {status === 'published' ? seenBy[visibility] : null}
    </StateChip>
  )
}
