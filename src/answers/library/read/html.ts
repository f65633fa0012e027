import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { textBuilder, type ReadText } from './text.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const unread = new Set(['script', 'style', 'template', 'noscript', 'nav', 'head', 'svg', 'iframe', 'object'])
const inline = new Set(
  'a abbr b bdi bdo br cite code data dfn em i img kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/** Ways to write what no reader sees: it is not read either. */
const unseen =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i
const isUnread = ({ tagName, attrs }: Element): boolean =>
  unread.has(tagName) ||
  attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && unseen.test(value)))

const isElement = (node: Node): node is Element => 'tagName' in node
const levelOf = (name: string) => (/^h[1-6]$/.test(name) ? Number(name.slice(1)) : 0)

/** What a reader would see of a page: headings, paragraphs, items of lists, rows of tables. Nothing in it is run. */
export function readHtml(raw: string): ReadText {
  const built = textBuilder()
  walk(parse(raw).childNodes, { built, mark: null })
  return built.done()
}

interface Place {
  built: ReturnType<typeof textBuilder>
  /** What stands before an item of the list we are in. */
  mark: ((at: number) => string) | null
}

/** Runs of inline text become one paragraph; every block is read by itself. */
function walk(nodes: readonly Node[], place: Place): void {
  let run = ''
  const flush = () => {
    place.built.paragraph(run)
    run = ''
  }
  for (const node of nodes) {
    if (!isElement(node)) run += 'value' in node ? node.value.replace(/\s+/g, ' ') : ''
    else if (isUnread(node)) continue
    else if (inline.has(node.tagName) && !node.childNodes.some(isBlock)) run += wordsOf(node)
    else {
      flush()
      block(node, place)
    }
  }
  flush()
}

const isBlock = (node: Node): boolean =>
  isElement(node) && (!inline.has(node.tagName) || node.childNodes.some(isBlock))

function block(element: Element, place: Place): void {
  const { built } = place
  const name = element.tagName
  if (levelOf(name) > 0) return built.heading(wordsOf(element), levelOf(name))
  if (name === 'tr') return built.paragraph(cells(element).join(' | '))
  if (name === 'ul' || name === 'ol') {
    const items = element.childNodes.filter(isElement).filter((one) => one.tagName === 'li' && !isUnread(one))
    items.forEach((item, at) => listItem(item, name === 'ol' ? `${at + 1}.` : '•', place))
    return
  }
  walk(element.childNodes, place)
}

/** The item's own words beside its mark; lists and paragraphs inside it follow below. */
function listItem(item: Element, mark: string, place: Place): void {
  const [first, ...rest] = item.childNodes.filter((node) => isBlock(node) || wordsOf(node).trim() !== '')
  if (first && isBlock(first) && isElement(first) && first.tagName === 'p') {
    place.built.item(mark, wordsOf(first))
    return walk(rest, place)
  }
  const own = item.childNodes.filter((node) => !isBlock(node))
  place.built.item(mark, own.map(wordsOf).join(''))
  walk(item.childNodes.filter(isBlock), place)
}

const cells = (row: Element): string[] =>
  row.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    .map((cell) => wordsOf(cell).trim())

/** All words below a node on one line. */
function wordsOf(node: Node): string {
  if (!isElement(node)) return 'value' in node ? node.value.replace(/\s+/g, ' ') : ''
  if (isUnread(node)) return ''
  if (node.tagName === 'br') return ' '
  return node.childNodes.map((child) => (isBlock(child) ? ` ${wordsOf(child)} ` : wordsOf(child))).join('')
}
