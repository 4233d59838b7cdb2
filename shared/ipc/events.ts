/** What the shell and the ledger tell the page without being asked. */
export type ShellEvent =
  /** A task moved on; `of` is 0 while the total is unknown. `call` is what `tasks.cancel` takes. */
  | {
      readonly type: 'progress'
      readonly call: number
      readonly name: string
      readonly done: number
      readonly of: number
      readonly step: string
    }
  /** A task or long deed ended, whatever way. */
  | { readonly type: 'ended'; readonly call: number }
  /** The session changed without the page asking: idle lock, OS lock, suspend. */
  | { readonly type: 'locked' }
  /** A menu item that names a page or a deed of the page. */
  | { readonly type: 'menu'; readonly item: string }
