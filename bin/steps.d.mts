export type Step = <T>(name: string, work: () => Promise<T> | T, hint?: string) => Promise<T>
export function steps(out?: NodeJS.WriteStream): Step
