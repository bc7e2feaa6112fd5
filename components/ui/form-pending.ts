'use client'

import { createContext } from 'react'

/** True while a form that sends itself (components/forms) waits for its answer; React's own form status does not see those. */
export const FormPending = createContext(false)
