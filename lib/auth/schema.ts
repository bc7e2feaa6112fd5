import { z } from 'zod'
import { isMailAddress } from '@/lib/email/address'
import { isCommonPassword } from './common-passwords'

/** Addresses are compared in lower case: nobody expects Ann@example.org and ann@example.org to be two people. */
export const emailField = z
  .string({ error: 'Write your e-mail address.' })
  .trim()
  .min(1, 'Write your e-mail address.')
  .toLowerCase()
  .refine((value) => isMailAddress(value) && !value.endsWith('.'), 'Write an e-mail address, like name@example.org.')

export const nameField = z
  .string({ error: 'Write your name.' })
  .overwrite((value) => value.replace(/[\s\p{Cc}]+/gu, ' '))
  .trim()
  .min(1, 'Write your name.')
  .max(100, 'Keep the name to 100 characters.')

const newPassword = z
  .string({ error: 'Choose a password.' })
  .min(8, 'Choose a password of at least 8 characters.')
  .max(200, 'Keep the password to 200 characters.')
  .refine((value) => !isCommonPassword(value), 'This password is one of the first that anybody would try. Choose another.')

const password = z.string({ error: 'Write your password.' }).min(1, 'Write your password.').max(200, 'This is not your password.')
const token = z
  .string({ error: 'The token is missing.' })
  .min(1, 'The token is missing.')
  .max(500, 'This is not a token of ours.')
const next = z.string().max(2_000).optional()

export const registerInput = z.object({ name: nameField, email: emailField, password: newPassword, next })
export const credentialsInput = z.object({ email: emailField, password })
export const signInInput = credentialsInput.extend({ next })
export const refreshInput = z.object({ refreshToken: token })
export const logoutInput = z.object({ refreshToken: token.optional() })
export const addressInput = z.object({ email: emailField, next })
export const tokenInput = z.object({ token })
export const signInLinkInput = tokenInput.extend({ name: nameField.optional() })
export const confirmAddressInput = tokenInput.extend({ password })
export const resetPasswordInput = tokenInput.extend({ password: newPassword })
export const changePasswordInput = z.object({ currentPassword: password.optional(), newPassword })
export const updateMeInput = z.object({ name: nameField.optional() })
export const eraseInput = z.object({ confirm: z.string({ error: 'Write your e-mail address to confirm.' }).trim().toLowerCase() })
export const sessionInput = z.object({ sessionId: z.string().max(100) })
