/** Asks whoever sits here to sign with their password; answers whether they did. */
type AskForSignature = () => Promise<boolean>

/** Says who asks for signatures, until the answer is called. */
export function onSignatureWanted(ask: AskForSignature): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = undefined
  }
}

/** Has what is to be decided signed, once for everything that wants it at the same time. */
export function askForSignature(): Promise<boolean> {
  asked ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asked = undefined
  })
  return asked
}

let asker: AskForSignature | undefined
let asked: Promise<boolean> | undefined
