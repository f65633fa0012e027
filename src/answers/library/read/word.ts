import mammoth from 'mammoth'
import { withoutHidden } from './hidden-word.ts'
import { readHtml } from './html.ts'
import type { Read } from './text.ts'

/** A Word file, read through the HTML that mammoth makes of it. Pictures and what Word hides are left out. */
export async function readWord(bytes: Uint8Array): Promise<Read> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(withoutHidden(bytes)) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        ignoreEmptyParagraphs: true,
      },
    )
    return { ok: true, read: readHtml(value) }
  } catch {
    return {
      ok: false,
      because: 'is not a Word file that can be read; save it again as .docx and try once more',
    }
  }
}
