import { Button } from 'antd'
import { Component, type ReactNode } from 'react'

type Props = {
  readonly children: ReactNode
  /** A change here (another page) tries again. */
  readonly of?: string
}
type State = { readonly broken: boolean; readonly of: string | undefined }

/**
 * Catches what breaks on a page, so that the rest of the window stays and nothing typed elsewhere
 * is lost.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false, of: this.props.of }

  static getDerivedStateFromError(): Partial<State> {
    return { broken: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.of === state.of ? null : { broken: false, of: props.of }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <div className="broken-page" role="alert">
        <h2>这个页面出错了</h2>
        <p>台账没有受到影响，未做任何修改。请重新打开本页；仍不行请锁定后重新打开台账，并联系维护人员。</p>
        <Button type="primary" onClick={() => this.setState({ broken: false })}>
          重新打开本页
        </Button>
      </div>
    )
  }
}
