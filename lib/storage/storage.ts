/** Where files are kept, by key. Keys are ours (ids), never a name somebody chose. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** null when there is none */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** deleting what is not there is fine */
  delete(key: string): Promise<void>
}
