import { Spin } from 'antd'

/** A quiet wait: nothing is shown for the first 200 ms. */
export function Waiting({ words = '正在读取…' }: { readonly words?: string }) {
  return (
    <div data-waiting role="status" aria-label={words}>
      <Spin delay={200} description={words}>
        <div className="waiting-space" />
      </Spin>
    </div>
  )
}
