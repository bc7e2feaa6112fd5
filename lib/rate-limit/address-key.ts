import { isIPv6 } from 'node:net'

/**
 * What an address counts as: an IPv4 address itself, an IPv6 address its /64, which is what one subscriber gets
 * (RFC 6177), and an IPv4 address written as IPv6 the IPv4 address. Requests without one share a single key.
 */
export function addressKey(ip: string | null): string {
  if (!ip) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  return isIPv6(ip) ? network(ip) : ip
}

function network(ip: string): string {
  const [head = '', tail] = ip.replace(/%.*$/, '').toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) {
    const after = tail.split(':').filter(Boolean)
    while (groups.length + after.length < 8) groups.push('0')
    groups.push(...after)
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
