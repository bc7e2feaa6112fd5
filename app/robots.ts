import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { env } from '@/lib/config/env'

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection() // the public address is known when the server runs, not when it is built
  return {
    rules: { userAgent: '*', disallow: ['/console', '/account', '/orders', '/tickets', '/scan', '/outbox', '/api/'] },
    sitemap: `${env().publicUrl}/sitemap.xml`,
  }
}
