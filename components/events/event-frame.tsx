'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/shell/console-shell'
import { type Act, may, type Role } from '@/lib/orgs/policy'

const pages: readonly { path: string; label: string; act: Act }[] = [
  { path: '', label: 'Overview', act: 'event.read' },
  { path: '/edit', label: 'Edit', act: 'event.manage' },
  { path: '/tickets', label: 'Tickets', act: 'event.read' },
  { path: '/codes', label: 'Codes', act: 'event.read' },
  { path: '/orders', label: 'Orders', act: 'orders.read' },
  { path: '/money', label: 'Money', act: 'money.read' },
  { path: '/attendees', label: 'Attendees', act: 'attendees.read' },
  { path: '/check-in', label: 'Check-in', act: 'door.scan' },
  { path: '/settings', label: 'Settings', act: 'event.manage' },
]

/** The menu around everything of one event: what the member's role shows. */
export function EventFrame({
  event,
  role,
  top,
  children,
}: {
  event: { id: string; title: string; organisationName: string }
  role: Role
  top?: ReactNode
  children: ReactNode
}) {
  const base = `/console/events/${event.id}`
  const path = usePathname()
  const links = pages.filter(({ act }) => may(role, act)).map((page) => ({ href: `${base}${page.path}`, label: page.label }))
  const current = links.findLast(({ href }) => path === href || (href !== base && path.startsWith(`${href}/`)))
  return (
    <ConsoleShell title={event.title} subtitle={event.organisationName} links={links} current={current?.href ?? ''} top={top}>
      {children}
    </ConsoleShell>
  )
}
