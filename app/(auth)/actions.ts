'use server'

import { action } from '@/lib/api/action'
import { claimAddress } from '@/lib/auth/claim-address'
import { confirmAddress } from '@/lib/auth/confirm-address'
import { forgotPassword } from '@/lib/auth/forgot-password'
import { keepSession } from '@/lib/auth/keep-session'
import { register } from '@/lib/auth/register'
import { requestSignInLink } from '@/lib/auth/request-sign-in-link'
import { resetPassword } from '@/lib/auth/reset-password'
import { signIn } from '@/lib/auth/sign-in'
import { signInByLink } from '@/lib/auth/sign-in-by-link'
import { verifyEmail } from '@/lib/auth/verify-email'

const onward = { after: keepSession, redirectTo: ({ next }: { next: string }) => next }
const checkMail = (kind: string, next?: string) => `/check-mail?${new URLSearchParams({ kind, ...(next ? { next } : {}) })}`

export const signInAction = action(signIn, onward)
export const signInByLinkAction = action(signInByLink, onward)
export const confirmAddressAction = action(confirmAddress, onward)
export const claimAddressAction = action(claimAddress, onward)
export const verifyEmailAction = action(verifyEmail, { redirectTo: () => '/account?note=verified' })
export const registerAction = action(register, { redirectTo: (_user, { next }) => checkMail('confirm', next) })
export const requestSignInLinkAction = action(requestSignInLink, { redirectTo: () => checkMail('link') })
export const forgotPasswordAction = action(forgotPassword, { redirectTo: () => checkMail('reset') })
export const resetPasswordAction = action(resetPassword, { redirectTo: () => '/sign-in?note=password-changed' })
