import { nextPath } from './next-path'

/** Where somebody goes on who has just proven an address: first to choose a password anew when the old one was removed. */
export const afterProof = ({ passwordRemoved }: { passwordRemoved: boolean }, next: string | null | undefined) =>
  passwordRemoved ? '/account?note=password-removed' : nextPath(next, '/account')
