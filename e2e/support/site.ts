/** Where the product under test answers. The ports after it are the test provider's and the fault tests'. */
export const port = Number(process.env.FOYER_E2E_PORT || 3900)
export const site = `http://localhost:${port}`
export const oidcPort = port + 1
/** Runs on other ports have data of their own. */
export const dataDir = port === 3900 ? '.data-e2e' : `.data-e2e-${port}`
export const buildDir = process.env.FOYER_BUILD_DIR || '.next-test'
