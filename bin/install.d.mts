import type { SpawnOptions } from 'node:child_process'

export function isInstalled(): boolean
export function install(): Promise<void>
/** Runs a program to its end. @returns what it wrote; @throws Error with the end of that when it fails */
export function run(command: string, args: string[], options?: SpawnOptions): Promise<string>
