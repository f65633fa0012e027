import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { PlainDocument } from './blocks.ts'
import { draw, textWidth } from './draw.ts'
import { settled } from './settled.ts'

const font = 'Arial'
const ink = '17514C'
const toTheRight = [{ type: TabStopType.RIGHT, position: textWidth }]

const headingStyle = (size: number, before: number) => ({
  run: { font, size, bold: true, color: ink },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
})

const styles = {
  default: {
    document: {
      run: { font, size: 21, language: { value: 'en-US' } },
      paragraph: { spacing: { after: 100, line: 264 } },
    },
    heading1: headingStyle(34, 0),
    heading2: headingStyle(27, 320),
    heading3: headingStyle(23, 220),
    heading4: headingStyle(21, 180),
  },
}

const points = {
  reference: 'points',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 500, hanging: 260 } } },
    },
  ],
}

/**
 * The document as a Word file: letter pages with case number and page number, real headings, no macro. The same
 * document is the same bytes, wherever and whenever it is made.
 */
export async function wordFile(doc: PlainDocument): Promise<Uint8Array> {
  const file = new Document({
    title: doc.header,
    creator: 'Waymark',
    lastModifiedBy: 'Waymark',
    styles,
    numbering: { config: [points] },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12240, height: 15840 },
            margin: { top: 1440, bottom: 1200, left: 1440, right: 1440 },
          },
        },
        headers: { default: header(doc) },
        footers: { default: footer(doc) },
        children: doc.blocks.flatMap(draw),
      },
    ],
  })
  return settled(new Uint8Array(await Packer.toBuffer(file)))
}

const header = ({ header: words, mark }: PlainDocument) =>
  new Header({
    children: [
      new Paragraph({
        tabStops: toTheRight,
        children: [
          new TextRun({ text: words, size: 18 }),
          ...(mark === null ? [] : [new TextRun({ text: `\t${mark}`, size: 18, bold: true })]),
        ],
      }),
    ],
  })

const footer = ({ footer: words }: PlainDocument) =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: toTheRight,
        children: [
          new TextRun({ text: words, size: 18 }),
          new TextRun({
            size: 18,
            children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })
