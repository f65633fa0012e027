/** Words of the field in lower case: a capital on one of them makes no name of it. */
export type FieldWords = ReadonlySet<string>

const name = '[name]'
const date = '[date]'
const number = '[number]'
const address = '[address]'

const months =
  '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)[a-z]*\\.?'
const streets = '(?:street|st|avenue|ave|road|rd|drive|lane|ln|boulevard|blvd|way|place|apt)'

/** What looks like a date, a number or an address, whoever it belongs to. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, address],
  [new RegExp(`\\b\\d{1,6} (?:\\p{L}[\\p{L}.]* ){1,3}${streets}\\b`, 'giu'), address],
  [/\b(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})\b/gu, date],
  [new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:of |de )?${months},? (?:de )?\\d{2,4}\\b`, 'giu'), date],
  [new RegExp(`\\b${months} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b`, 'giu'), date],
  [/\b[a-z]{1,6}-\d{4,}(?:-[a-z]\d{1,2})?\b/giu, number],
  [/(?<!\w)\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}-\d{2}-\d{4}\b/gu, number],
  [/\b\d{5,}\b/gu, number],
]

/** "named Ada", "called ada": in whatever letters. */
const told = /(?<=\b(?:named|called|name is|name's|se llama|nombre es) )\p{L}[\p{L}'’-]*/giu
/** A word with a capital and small letters behind it; "Smith-Jones" and "O'Hara" are one. */
const capital = /(?<![\p{L}\p{N}[])(?:\p{Lu}['’])?\p{Lu}\p{Ll}+(?:['’-]?\p{Lu}\p{Ll}+)*(?![\p{L}\p{N}])/gu
const somebody = '\\p{Lu}\\p{Ll}+'
/** A word with a capital right before or behind a name belongs to it, whatever else it may mean. */
const beside = new RegExp(`(?<!\\p{L})${somebody} (?=\\[name\\])|(?<=\\[name\\]) ${somebody}(?!\\p{L})`, 'gu')

/** Takes out what looks like a person's, as far as its form tells. */
export function withoutLookalikes(text: string, words: FieldWords): string {
  const shaped = shapes.reduce((rest, [shape, mark]) => rest.replace(shape, mark), text)
  return shaped
    .replace(told, (found) => (isPlain(found, words) ? found : name))
    .replace(capital, (found, at: number, all: string) => {
      if (isPlain(found, words)) return found
      const first = opens.test(all.slice(0, at))
      return first && !does.test(all.slice(at + found.length)) ? found : name
    })
    .replace(beside, (found) => (usual.has(found.trim().toLowerCase()) ? found : ''))
    .replace(/\[name\](?: \[name\])+/g, name)
}

const isPlain = (word: string, words: FieldWords) =>
  word
    .toLowerCase()
    .split(/['’-]/)
    .every((part) => part.length < 2 || usual.has(part) || words.has(part))

/** A word that begins a sentence has a capital anyway. */
const opens = /(?:^|[.!?:;¿¡"“(\n])\s*$/u
/** "Ada's", "Ada is", "Ada Byron": what stands first is somebody. */
const does = /^['’]s\b|^ (?:is|was|has|had|wants?|needs?|turn(?:s|ed)|tiene|es|está)\b|^ \p{Lu}\p{Ll}/u

/** Words that begin sentences, or have a capital, and name nobody. */
const usual: FieldWords = new Set(
  `a an the i it she he they we you who what which when where why how whose do does did is are was were am can could may
  might must shall should will would has have had if and or but so ok okay no yes not this that these those there here
  everyone everybody someone somebody nobody one my our your his her their its mom dad mother father grandma grandpa
  grandmother grandfather aunt uncle kid child baby teen youth worker supervisor monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december hi hello hey please
  thanks tennessee missouri wisconsin massachusetts american indian english spanish united states federal medicaid teams
  teacher teachers doctor nurse judge lawyer tribe county faces tfacts ewisacwis children's cuantas cuántas cuantos cuántos puede pueden quien quién cual cuál que qué como cómo
  cuando cuándo donde dónde el la los las un una`.split(/\s+/),
)
