import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const plain = (address: string) => address.trim().replace(/^::ffff:/, '')
/** Some proxies name the port too: `1.2.3.4:5678`, `[2001:db8::5]:5678`. */
const withoutPort = (hop: string) => hop.trim().replace(/^(?:(\d+(?:\.\d+){3})|\[(.+)\])(?::\d+)?$/, '$1$2')
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * Where requests come from: the socket's address or, when that is a trusted proxy, the nearest address in X-Forwarded-For that is
 * none. Forwarding headers of anybody else are removed, so that nothing behind us can believe them.
 * @param trusted addresses or `address/bits`
 * @throws Error when one of them is neither
 */
export function clientAddress(trusted: string[]) {
  const proxies = new BlockList()
  for (const entry of trusted.filter(Boolean)) {
    const [address = '', bits] = entry.split('/')
    if (!isIP(address)) throw new Error(`TRUSTED_PROXIES: "${entry}" is not an address`)
    if (bits) proxies.addSubnet(address, Number(bits), family(address))
    else proxies.addAddress(address, family(address))
  }
  const isProxy = (address: string) => isIP(address) > 0 && proxies.check(address, family(address))

  return ({ socket, headers }: IncomingMessage) => {
    const peer = plain(socket.remoteAddress ?? '')
    if (!isProxy(peer)) {
      for (const name of ['for', 'host', 'port', 'proto']) delete headers[`x-forwarded-${name}`]
      delete headers.forwarded
      return peer
    }
    const hops = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map(withoutPort)
      .map(plain)
    const nearest = hops.findLast((hop) => !isProxy(hop)) ?? ''
    return isIP(nearest) ? nearest : peer // what stands before a hop nobody can read was written by who knows whom
  }
}
