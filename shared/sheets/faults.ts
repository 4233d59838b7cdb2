export type SheetFaults = Record<never, never>
