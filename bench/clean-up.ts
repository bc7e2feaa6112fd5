type Work = () => Promise<void> | void

const works: Work[] = []

/** Has something done at the end of the run, however that ends; what was asked for last comes first. */
export const cleanUp = (work: Work) => works.unshift(work)

export async function cleanedUp(): Promise<void> {
  for (const work of works.splice(0)) await work()
}
