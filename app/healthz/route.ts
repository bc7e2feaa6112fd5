import { connection } from 'next/server'
import { healthResponse } from '@/lib/api/health'

export async function GET() {
  await connection() // or the answer would be baked at build
  return healthResponse()
}
