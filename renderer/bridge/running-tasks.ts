import { useSyncExternalStore } from 'react'
import { tasks } from '../../shared/bundles/contract.ts'
import type { ShellEvent } from '../../shared/ipc/events.ts'
import { call, onShellEvent } from './client.ts'

/** A task on its way, as the strip at the foot of the window shows it. */
export type RunningTask = {
  readonly key: number
  readonly name: string
  /** What `tasks.cancel` takes; unknown until the ledger spoke for the first time. */
  readonly call: number | undefined
  readonly done: number
  /** 0 while the total is unknown. */
  readonly of: number
  readonly step: string
  readonly startedAtMs: number
  readonly isCancelling: boolean
}

/** Every task on its way, oldest first. */
export function useRunningTasks(): readonly RunningTask[] {
  return useSyncExternalStore(subscribe, runningNow)
}

/** The same, once. */
export const runningNow = (): readonly RunningTask[] => running

/** Notes that the page began a task; answers its key. */
export function beginTask(name: string): number {
  listen()
  const key = ++lastKey
  change([
    ...running,
    {
      key,
      name,
      call: undefined,
      done: 0,
      of: 0,
      step: '',
      startedAtMs: performance.now(),
      isCancelling: false,
    },
  ])
  return key
}

/** Notes that a task is over, whatever way. */
export function endTask(key: number): void {
  change(running.filter((task) => task.key !== key))
}

/** Asks the ledger to stop a task without a trace; waits for its number if that is not known yet. */
export function cancelTask(key: number): void {
  update(key, { isCancelling: true })
  const task = running.find((one) => one.key === key)
  if (task?.call !== undefined) void call(tasks.cancel, { call: task.call })
}

/** Seconds until a task is done at its present pace; undefined while nobody can know. */
export function secondsLeft(task: RunningTask, nowMs: number): number | undefined {
  const elapsed = nowMs - task.startedAtMs
  if (task.of === 0 || task.done === 0 || elapsed < 2000) return undefined
  return Math.ceil(((elapsed / task.done) * (task.of - task.done)) / 1000)
}

let running: readonly RunningTask[] = []
let lastKey = 0
let listening = false
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listen()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function listen(): void {
  if (listening) return
  listening = true
  onShellEvent(hear)
}

function hear(event: ShellEvent): void {
  if (event.type === 'progress') hearProgress(event)
  if (event.type === 'ended') change(running.filter((task) => task.call !== event.call))
}

function hearProgress({ call: number, name, done, of, step }: ShellEvent & { type: 'progress' }): void {
  const known =
    running.find((task) => task.call === number) ??
    running.find((task) => task.call === undefined && task.name === name)
  const key = known?.key ?? beginTask(name)
  update(key, { call: number, done, of, step })
  if (known?.isCancelling && known.call === undefined) void call(tasks.cancel, { call: number })
}

function update(key: number, news: Partial<RunningTask>): void {
  change(running.map((task) => (task.key === key ? { ...task, ...news } : task)))
}

function change(tasksNow: readonly RunningTask[]): void {
  running = tasksNow
  for (const listener of listeners) listener()
}
