import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NoSuchEvent() {
  return (
    <SiteShell current="/events">
      <div className="wrap py-16">
        <h1 className="sr-only">No such event</h1>
        <EmptyState title="There is no event at this address" action={<Button href="/events">See what is on</Button>}>
          It may have moved, or it is private: then its tickets still work, and its organiser can tell you more.
        </EmptyState>
      </div>
    </SiteShell>
  )
}
