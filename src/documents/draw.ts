import {
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, SignatureLine } from './blocks.ts'
import { paragraphsOf } from './clean.ts'

/** Twentieths of a point between the margins of a letter page. */
export const textWidth = 9360

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
}
const line = { style: BorderStyle.SINGLE, size: 4, color: '9AA5A3' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const lines = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
}
const noLines = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
const shade = (fill: string) => ({ type: ShadingType.CLEAR, fill, color: 'auto' })
const cellMargins = { top: 60, bottom: 60, left: 110, right: 110 }

/** A block as paragraphs and tables. A table is followed by a small paragraph, or two tables would become one. */
export function draw(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], keepNext: true, children: runs(block.text, {}) })]
    case 'text':
      return paragraphs(block.text, block.quiet ? { italics: true } : {})
    case 'points':
      return block.items.flatMap((item) => [
        new Paragraph({
          numbering: { reference: 'points', level: 0 },
          children: runs(paragraphsOf(item).join(' '), {}),
        }),
      ])
    case 'banner':
      return [table([textWidth], [row([cell(block.text, textWidth, { bold: true, fill: 'E3E7E6' })])]), gap()]
    case 'entries':
      return [entriesTable(block), gap()]
    case 'table':
      return [dataTable(block), gap()]
    case 'signatures':
      return block.lines.flatMap((one) => [signature(one), gap()])
  }
}

type Look = { bold?: boolean; italics?: boolean; size?: number }

const runs = (words: string, look: Look) => [new TextRun({ text: words, ...look })]

function paragraphs(words: string, look: Look, place: IParagraphOptions = {}): Paragraph[] {
  const told = paragraphsOf(words)
  return (told.length > 0 ? told : ['']).map((one) => new Paragraph({ ...place, children: runs(one, look) }))
}

const inCell = { spacing: { after: 20, line: 252 } }

const gap = () => new Paragraph({ spacing: { before: 0, after: 80, line: 120 }, children: [] })

function cell(words: string, width: number, look: Look & { fill?: string; span?: number }): TableCell {
  const { fill, span, ...letters } = look
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: cellMargins,
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(fill === undefined ? {} : { shading: shade(fill) }),
    children: paragraphs(words, { size: 19, ...letters }, inCell),
  })
}

/** Long rows run over the page rather than leave half of it empty; a heading row stands again on each page. */
const row = (children: TableCell[], tableHeader = false) =>
  new TableRow({ children, tableHeader, cantSplit: tableHeader })

const table = (widths: readonly number[], rows: TableRow[]) =>
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: lines,
    rows,
  })

function entriesTable({ caption, rows }: Extract<Block, { type: 'entries' }>): Table {
  const [label, value] = [2600, textWidth - 2600]
  const head =
    caption === null ? [] : [row([cell(caption, textWidth, { bold: true, fill: 'E3E7E6', span: 2 })], true)]
  return table(
    [label, value],
    [
      ...head,
      ...rows.map(([name, words]) => row([cell(name, label, { bold: true }), cell(words, value, {})])),
    ],
  )
}

function dataTable({ heads, widths, rows }: Extract<Block, { type: 'table' }>): Table {
  const columns = widths.map((percent) => Math.round((textWidth * percent) / 100))
  const cells = (words: readonly string[], look: Parameters<typeof cell>[2]) =>
    columns.map((width, at) => cell(words[at] ?? '', width, look))
  return table(columns, [
    row(cells(heads, { bold: true, fill: 'E3E7E6' }), true),
    ...rows.map((words) => row(cells(words, {}))),
  ])
}

/** Role and printed name, a line to sign on, and one for the date; never torn apart. */
function signature({ role, name }: SignatureLine): Table {
  const widths = [5760, 500, 3100]
  const under = (words: string, width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: { ...noLines, top: { style: BorderStyle.SINGLE, size: 6, color: '000000' } },
      children: paragraphs(words, { size: 18 }, inCell),
    })
  const blank = (width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: noLines,
      children: paragraphs('', {}, { keepNext: true }),
    })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: noLines,
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: 560, rule: 'atLeast' },
        children: widths.map((width) => blank(width)),
      }),
      new TableRow({
        cantSplit: true,
        children: [
          under(name === null ? role : `${role}: ${name}`, 5760),
          new TableCell({
            width: { size: 500, type: WidthType.DXA },
            borders: noLines,
            verticalAlign: VerticalAlign.TOP,
            children: paragraphs('', {}),
          }),
          under('Date', 3100),
        ],
      }),
    ],
  })
}
