import { startOidcServer } from '@/lib/testing/oidc-server'
import { people } from './people'
import { removeData, startProduct } from './product'
import { dataDir, oidcPort, port, site } from './site'
import { verify } from './verify'

/**
 * One built Foyer on an empty data folder, and a provider to sign in with, for the whole run.
 * @returns the tear-down, which fails the run when something that must hold does not after all that was done to it
 */
export default async function setup() {
  await removeData(dataDir)
  const provider = await startOidcServer({ redirectUri: `${site}/api/auth/callback/oidc`, people, port: oidcPort })
  const product = await startProduct({
    port,
    dataDir,
    patience: 420_000, // the first start on a machine builds
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: 'Harbour Login',
      METRICS_TOKEN: 'a-token-for-prometheus',
    },
  })
  return async () => {
    const died = product.isGone()
    const { code, said } = await verify(dataDir)
    await product.stop()
    await provider.close()
    await removeData(dataDir)
    if (died) throw new Error(`Foyer ended while it was tested:\n${product.output()}`)
    if (code !== 0) throw new Error(`Not everything holds that must (exit code ${code}):\n${said}`)
    process.stdout.write(`\n${said}`)
  }
}
