import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder: this file is one step below it, in `bin/` as in the bundles of `.foyer/`. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where this installation keeps its database, secrets and uploads. */
export const dataDir = () => resolve(root, process.env.FOYER_DATA_DIR || '.data')
