import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { readPdf } from './pdf.ts'
import { readPlain } from './plain.ts'
import type { Read } from './text.ts'
import { readWord } from './word.ts'

/** A file larger than this is not read: a policy of this size is a mistake. Bytes. */
export const largestFile = 40 * 1024 * 1024

const begins = (bytes: Uint8Array, ...with_: number[]) => with_.every((byte, at) => bytes[at] === byte)
const isPdf = (bytes: Uint8Array) => begins(bytes, 0x25, 0x50, 0x44, 0x46)
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04)
/** Word files of before 2007, and those locked with a password. */
const isCompound = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/**
 * Reads a document of any kind we know, by what its bytes are and, for text, by its name. `because` goes on after the
 * file's name, as in "… is locked with a password".
 */
export async function readDocument(name: string, bytes: Uint8Array): Promise<Read> {
  if (bytes.length > largestFile)
    return {
      ok: false,
      because: `is larger than ${largestFile / 1024 / 1024} MB; split it and try once more`,
    }
  if (isPdf(bytes)) return readPdf(bytes)
  if (isZip(bytes)) return notEmpty(await readWord(bytes))
  if (isCompound(bytes))
    return {
      ok: false,
      because: 'is locked with a password or an old .doc; save it as .docx without a password',
    }
  const text = decoded(bytes)
  if (text === null) return { ok: false, because: 'is neither text nor PDF nor Word' }
  if (/\.html?$/i.test(name) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text))
    return notEmpty({ ok: true, read: readHtml(text) })
  return notEmpty({ ok: true, read: /\.(?:md|markdown)$/i.test(name) ? readMarkdown(text) : readPlain(text) })
}

function notEmpty(result: Read): Read {
  return result.ok && result.read.text.trim() === '' ? { ok: false, because: 'has no text in it' } : result
}

/** UTF-8, or the old Windows code page where that fails; null for what is no text at all. */
function decoded(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 8192).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
