import { attachmentLimits } from '../../shared/attachments/attachment.ts'

/** A file as the ledger takes it: its content as base64, and for pictures a small one. */
export type ReadFile = { readonly content: string; readonly thumbnail: string | null }

/** Reads a dropped or chosen file. */
export async function readFile(file: File): Promise<ReadFile> {
  const content = base64Of(new Uint8Array(await file.arrayBuffer()))
  return { content, thumbnail: await thumbnailOf(file) }
}

const SIDE = 240

/** A JPEG of at most 240 pixels a side; nothing where the file is no picture. */
async function thumbnailOf(file: File): Promise<string | null> {
  if (!/^image\/(?:jpeg|png)$/.test(file.type)) return null
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const text = canvas.toDataURL('image/jpeg', 0.7).split(',')[1] ?? ''
    return text.length > 0 && text.length <= attachmentLimits.thumbnail ? text : null
  } catch {
    // A picture that the screen cannot draw is still a paper.
    return null
  }
}

const CHUNK = 0x8000

function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(text)
}
