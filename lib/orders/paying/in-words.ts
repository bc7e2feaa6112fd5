/** For a row that people read: what went wrong at the provider, in its own words where there are some. */
export const inWords = (error: unknown) => {
  if (!(error instanceof Error)) return String(error).slice(0, 300)
  return ('reason' in error ? String(error.reason) : error.message).slice(0, 300)
}
