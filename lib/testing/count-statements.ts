import pg from 'pg'

/** Runs `work` and counts the statements this process sent to the database meanwhile, as the driver sends them. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ answer: T; statements: number }> {
  const send = pg.Client.prototype.query
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    statements += 1
    return Reflect.apply(send, this, args)
  } as typeof send
  try {
    return { answer: await work(), statements }
  } finally {
    pg.Client.prototype.query = send
  }
}
