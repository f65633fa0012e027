import { strFromU8, unzipSync } from 'fflate'

/** A Word file opened: its parts by name, and the words of the text, of the top and of the foot of its pages. */
export function opened(bytes: Uint8Array) {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  )
  const words = (pattern: RegExp) =>
    Object.entries(parts)
      .filter(([name]) => pattern.test(name))
      .map(([, xml]) => wordsOf(xml))
      .join('\n')
  return {
    parts,
    body: parts['word/document.xml'] ?? '',
    text: words(/^word\/document\.xml$/),
    top: words(/^word\/header\d*\.xml$/),
    foot: words(/^word\/footer\d*\.xml$/),
    all: words(/./),
  }
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const wordsOf = (xml: string) =>
  xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, sign: string) => signs[sign] ?? '')
