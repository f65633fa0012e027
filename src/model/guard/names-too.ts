/** Names that are words too, and words that a question of policy can do without. */
export const namesToo: ReadonlySet<string> = new Set(
  (
    'mark marks wells parks park fields field rose grace hope faith joy april june summer autumn chase grant drew pat miles rich ' +
    'price cook banks woods wood rivers river stone ward bishop bill bills king prince royal justice honor honour major journey ' +
    'harmony trinity destiny heaven angel star sky guy art sue jean dale gene ray jack frank earnest ernest christian young ' +
    'green brown white black gray grey moore hill lane church bell day long page case cash dean duke earl forest hunter holly ' +
    'ivy iris jade jasmine lily melody mercy olive pearl ruby sandy sage scarlet sterling victor wade max rod rob nick ' +
    'josh don dot gay harry bob al sunny stormy winter dawn eve carol penny amber ginger robin jay paris london madison ' +
    'jackson lincoln austin georgia virginia carolina dakota montana savannah chelsea sierra brook brooks reed rusty'
  ).split(' '),
)

/** Of those, what no question of the field can do without. */
export const needed: ReadonlySet<string> = new Set([
  'case',
  'day',
  'long',
  'page',
  'field',
  'fields',
  'young',
])

/** To be told apart by their capital: a word of the field in small letters, a name with a large one. */
export const doubtful: ReadonlySet<string> = new Set([...needed, 'may', 'will'])
