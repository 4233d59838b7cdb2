import { attachmentLimits } from '../../shared/attachments/attachment.ts'

/** A file as the ledger takes it: its content, and for pictures a small one. */
export type ReadFile = { readonly content: Uint8Array; readonly thumbnail: Uint8Array | null }

/** Reads a dropped or chosen file. */
export async function readFile(file: File): Promise<ReadFile> {
  const content = new Uint8Array(await file.arrayBuffer())
  return { content, thumbnail: await thumbnailOf(file) }
}

const SIDE = 240

/** A JPEG of at most 240 pixels a side; nothing where the file is no picture. */
async function thumbnailOf(file: File): Promise<Uint8Array | null> {
  if (!/^image\/(?:jpeg|png)$/.test(file.type)) return null
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.7))
    const isSmall = drawn !== null && drawn.size > 0 && drawn.size <= attachmentLimits.thumbnail
    return isSmall ? new Uint8Array(await drawn.arrayBuffer()) : null
  } catch {
    // A picture that the screen cannot draw is still a paper.
    return null
  }
}
