import { SiteShell } from '@/components/shell/site-shell'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default function NoSuchOrganiser() {
  return (
    <SiteShell current="/events">
      <div className="wrap py-16">
        <h1 className="sr-only">No such organiser</h1>
        <EmptyState title="There is no organiser at this address" action={<Button href="/events">See what is on</Button>}>
          Or it has not published anything yet.
        </EmptyState>
      </div>
    </SiteShell>
  )
}
