import { build, generate, isBuilt } from './prepare/build'

/** Builds the pages when the last build was of other sources: for images, and before the tests in a browser. */
export async function main() {
  await generate()
  if (!isBuilt()) await build()
}
