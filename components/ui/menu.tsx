import { type ReactNode, useId } from 'react'
import { Button, type ButtonLook } from './button'

/** A few more things to do, behind a button: links, buttons or small forms as list items. Works without scripts. */
export function Menu({
  trigger,
  label,
  children,
  ...look
}: ButtonLook & { trigger: ReactNode /** when the trigger is only an icon */; label?: string; children: ReactNode }) {
  const id = useId()
  return (
    <>
      <Button
        variant="quiet"
        {...look}
        aria-label={label}
        popoverTarget={id}
        style={{ anchorName: `--${id}` } as React.CSSProperties}
      >
        {trigger}
      </Button>
      <ul id={id} popover="auto" className="menu" style={{ positionAnchor: `--${id}` } as React.CSSProperties}>
        {children}
      </ul>
    </>
  )
}

/** One line of a Menu: give it a link or a button. */
export function MenuItem({ children }: { children: ReactNode }) {
  return <li>{children}</li>
}
