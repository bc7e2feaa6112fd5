import { BlockList, isIP } from 'node:net'

/** Addresses no network outside routes: RFC 1918, 6598, 1122, 3927; RFC 4193, 4291. */
const inside = new BlockList()
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/**
 * Whether an address is somebody's in the public network. One that is not is this machine, this house, or a proxy that is not named
 * as trusted and stands for everybody.
 */
export function isPublicAddress(ip: string | null): ip is string {
  const plain = ip?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? ''
  const version = isIP(plain)
  return version !== 0 && !inside.check(plain, version === 4 ? 'ipv4' : 'ipv6')
}
