'use server'

import { action } from '@/lib/api/action'
import { changePassword } from '@/lib/auth/change-password'
import { endAllSessions, endOtherSessions } from '@/lib/auth/end-all-sessions'
import { endSession } from '@/lib/auth/end-session'
import { eraseMeConfirmed } from '@/lib/auth/erase-me'
import { dropSession } from '@/lib/auth/keep-session'
import { resendVerification } from '@/lib/auth/resend-verification'
import { signOut } from '@/lib/auth/sign-out'
import { updateMe } from '@/lib/auth/update-me'

const sessions = () => '/account/sessions'

export const updateMeAction = action(updateMe)
export const changePasswordAction = action(changePassword, {
  hide: ['currentPassword', 'newPassword'],
  redirectTo: () => '/account?note=password-changed',
})
export const resendVerificationAction = action(resendVerification)
export const endSessionAction = action(endSession, { redirectTo: sessions })
export const endOtherSessionsAction = action(endOtherSessions, { redirectTo: sessions })
export const endAllSessionsAction = action(endAllSessions, { after: dropSession, redirectTo: () => '/sign-in?note=signed-out' })
export const signOutAction = action(signOut, { after: dropSession, redirectTo: () => '/sign-in?note=signed-out' })
export const eraseAction = action(eraseMeConfirmed, { after: dropSession, redirectTo: () => '/sign-in?note=erased' })
