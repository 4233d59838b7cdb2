declare module '*.css'

declare module '*.module.css' {
  /** The classes of the file, by the names that it gives them. */
  const css: Readonly<Record<string, string>>
  export default css
}
