/** Refusals of the door itself, before any feature is asked. */
export type IpcFaults = {
  'ipc.invalid-input': { issues: readonly { path: string; code: string }[] }
  'ipc.unknown-endpoint': { name: string }
  'ipc.cancelled': Record<never, never>
  'ipc.defect': { incident: string }
}

declare module '../kernel/faults.ts' {
  interface Faults extends IpcFaults {}
}
