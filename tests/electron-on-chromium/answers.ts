/** What a test says to the next dialog of a kind; `cancel` closes it without a choice. */
export type DialogAnswer =
  | { kind: 'open'; paths: string[] }
  | { kind: 'save'; path: string }
  | { kind: 'message'; button: number; isChecked?: boolean }
  | { kind: 'cancel'; of: 'open' | 'save' }
