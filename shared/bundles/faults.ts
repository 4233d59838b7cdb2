export type BundleFaults = Record<never, never>
