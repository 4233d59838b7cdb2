import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { sayStep } from '../../shared/kernel/step-words.ts'
import { sayDeed } from '../../shared/words/deeds.ts'
import { cancelTask, type RunningTask, secondsLeft, useRunningTasks } from '../bridge/running-tasks.ts'
import css from './shell.module.css'

const QUIET_MS = 400

/**
 * What is still running, at the foot of the window: how far, how long, and a way to stop it without
 * a trace.
 */
export function TaskStrip() {
  const running = useRunningTasks()
  const now = useTicking(running.length > 0)
  const seen = running.filter((task) => now - task.startedAtMs > QUIET_MS)
  if (seen.length === 0) return null
  return (
    <section className={css.taskStrip} aria-label="正在进行">
      {seen.map((task) => (
        <TaskLine key={task.key} task={task} now={now} />
      ))}
    </section>
  )
}

function TaskLine({ task, now }: { readonly task: RunningTask; readonly now: number }) {
  const left = secondsLeft(task, now)
  const percent = task.of > 0 ? Math.min(100, Math.floor((task.done / task.of) * 100)) : undefined
  return (
    <div className={css.taskLine}>
      <strong>{sayDeed(task.name)}</strong>
      <span className={css.taskStep}>{task.isCancelling ? '正在取消…' : sayStep(task.step)}</span>
      <Progress
        className={css.taskProgress}
        aria-label={sayDeed(task.name)}
        size="small"
        percent={percent ?? 100}
        status={percent === undefined ? 'active' : 'normal'}
        showInfo={percent !== undefined}
      />
      <span className={css.taskLeft}>{left === undefined ? '' : sayLeft(left)}</span>
      <Button size="small" disabled={task.isCancelling} onClick={() => cancelTask(task.key)}>
        取消
      </Button>
    </div>
  )
}

function sayLeft(seconds: number): string {
  return seconds < 60 ? `约剩 ${seconds} 秒` : `约剩 ${Math.ceil(seconds / 60)} 分钟`
}

function useTicking(isOn: boolean): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!isOn) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), 200)
    return () => clearInterval(timer)
  }, [isOn])
  return now
}
