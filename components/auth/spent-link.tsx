import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** Said instead of a form when the link in the address is no good. */
export function SpentLink({ children, href, label }: { children: string; href: string; label: string }) {
  return (
    <>
      <Alert tone="warn" title="This link cannot be used">
        {children}
      </Alert>
      <Button href={href} wide>
        {label}
      </Button>
    </>
  )
}
