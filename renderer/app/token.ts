/**
 * A token of `tokens.css` by its name, as the page has it: for antd, which reckons with colours, and for
 * pictures, which do not see the page’s variables. Ask when something is shown, not when a file is read.
 */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
