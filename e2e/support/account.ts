import { done } from './api'
import { linkIn, mailTo } from './mailbox'
import { site } from './site'

export type Account = { id: string; name: string; email: string; password: string; token: string }

let made = 0

/** An address nobody used before in this run. */
export const newAddress = (name: string) => `${name}.${process.pid}.${Date.now().toString(36)}.${made++}@example.org`

/** A person with an account, made as a program makes one; `token` is a fresh access token. The address is not confirmed yet. */
export async function newcomer(name: string, base = site): Promise<Account> {
  const email = newAddress(name.split(' ')[0]!.toLowerCase())
  const password = 'a quiet harbour at night'
  const { id } = await done<{ id: string }>('POST', '/auth/register', { base, body: { name, email, password } })
  const { accessToken } = await done<{ accessToken: string }>('POST', '/auth/token', { base, body: { email, password } })
  return { id, name, email, password, token: accessToken }
}

/** The same, with the address confirmed by the link that was mailed. */
export async function newAccount(name = 'Orla Organiser'): Promise<Account> {
  const account = await newcomer(name)
  const token = new URL(linkIn(await mailTo(account.email, /Confirm/), '/verify-email')).searchParams.get('token')
  await done('POST', '/auth/verify-email', { body: { token } })
  return account
}
