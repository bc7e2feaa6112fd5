const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/**
 * Tells people what is being done and how long it took: on a terminal in one line that moves, elsewhere (logs) in plain lines.
 * @param {NodeJS.WriteStream} out
 */
export function steps(out = process.stdout) {
  const moving = out.isTTY && !process.env.CI

  /**
   * @template T
   * @param {string} name what is being done
   * @param {() => Promise<T> | T} work
   * @param {string} [hint] said at once where nothing moves, when it takes long
   * @returns {Promise<T>}
   */
  return async function step(name, work, hint) {
    const began = performance.now()
    let timer
    if (moving) {
      let frame = 0
      const draw = () =>
        out.write(`\r\x1b[2K  ${frames[frame++ % frames.length]} ${name}  ${seconds(began)}${hint ? `  (${hint})` : ''}`)
      draw()
      timer = setInterval(draw, 100)
    } else if (hint) {
      out.write(`    ${name} … (${hint})\n`)
    }
    const end = (mark) => {
      clearInterval(timer)
      out.write(`${moving ? '\r\x1b[2K' : ''}  ${mark} ${name}  ${seconds(began)}\n`)
    }
    try {
      const result = await work()
      end('✓')
      return result
    } catch (error) {
      end('✗')
      throw error
    }
  }
}
