import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const part = /^word\/(?:document|footnotes|endnotes|comments|styles)\.xml$/
/** Switched on, and not off again. */
const hides = /<w:(?:vanish|specVanish)(?:\s+w:val="(?:true|1|on)")?\s*\/>/

/**
 * A Word file without what Word hides from its readers: runs that are marked hidden by themselves or by a style. What nobody
 * sees answers no question. mammoth reads it as if it were shown. Throws where the file cannot be unpacked.
 */
export function withoutHidden(bytes: Uint8Array): Uint8Array {
  const texts = Object.entries(unzipSync(bytes, { filter: ({ name }) => part.test(name) })).map(
    ([name, content]) => [name, strFromU8(content)] as const,
  )
  if (!texts.some(([, text]) => hides.test(text))) return bytes
  const styles = hiddenStyles(texts.find(([name]) => name === 'word/styles.xml')?.[1] ?? '')
  const shown = texts
    .filter(([name]) => name !== 'word/styles.xml')
    .map(([name, text]) => [name, strToU8(withoutHiddenRuns(text, styles))] as const)
  return zipSync({ ...unzipSync(bytes), ...Object.fromEntries(shown) })
}

function hiddenStyles(styles: string): string[] {
  const all = styles.match(/<w:style\b[^>]*>[^]*?<\/w:style>/g) ?? []
  return all
    .filter((style) => hides.test(style))
    .flatMap((style) => /\bw:styleId="([^"]+)"/.exec(style)?.[1] ?? [])
}

const run = /<w:r(?=[\s>])[^>]*>(?:(?!<w:r[\s>])[^])*?<\/w:r>/g
const paragraph = /<w:p(?=[\s>])[^>]*>(?:(?!<w:p[\s>])[^])*?<\/w:p>/g

/** Text boxes stand in runs and hold paragraphs of their own: only what holds no other of its kind is taken out. */
function withoutHiddenRuns(text: string, styles: readonly string[]): string {
  const ofStyle = (kind: 'rStyle' | 'pStyle', properties: string) =>
    styles.includes(new RegExp(`<w:${kind}\\s+w:val="([^"]+)"`).exec(properties)?.[1] ?? '')
  const isHidden = (one: string) => {
    const properties = propertiesOf('rPr', one)
    return hides.test(properties) || ofStyle('rStyle', properties)
  }
  return text
    .replaceAll(run, (one) => (isHidden(one) ? '' : one))
    .replaceAll(paragraph, (one) => (ofStyle('pStyle', propertiesOf('pPr', one)) ? '<w:p/>' : one))
}

const propertiesOf = (name: 'rPr' | 'pPr', part: string): string =>
  new RegExp(`<w:${name}>[^]*?</w:${name}>`).exec(part)?.[0] ?? ''
