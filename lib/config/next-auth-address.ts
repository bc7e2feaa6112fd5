import { env } from './env'

/** NextAuth learns its own address from the environment and in no other way; a Host header must not decide it. */
export function tellNextAuthItsAddress() {
  process.env.NEXTAUTH_URL = env().publicUrl
}
