import * as fc from 'fast-check'

const goals = fc.constantFrom(
  'adoption',
  'return to parent',
  'reunification',
  'permanent guardianship',
  'PPLA',
  'exit custody to relative',
)
const days = fc.constantFrom(
  '22 May 2027',
  'next May 22',
  '1 June 2027',
  '5/6/2027',
  'end of the quarter',
  '30 February 2027',
  '4 July 2020',
  'in 6 months',
)
const children = fc.constantFrom('CASE-c1', 'CASE-c1', 'CASE-c1', 'CASE-c2', 'CASE-p1', 'CASE', 'tn-1007-c1')
const fields = fc.constantFrom('goal', 'target date', 'second goal', 'second target date', 'start date')
const fixed = fc.constantFrom(
  ...[
    'hi',
    'help',
    'back',
    'skip',
    'review',
    'confirm',
    'yes',
    'cancel',
    'save',
    'my drafts',
    'resume',
    'delete 1',
  ],
  ...['start over', 'repeat', 'why?', 'my cases', 'talk to my supervisor', 'español', '1', '2', 'all', 'ok'],
  ...['which are allowed?', 'what if she were 16?', 'custodial', 'add a second goal', 'add recruitment'],
)

/** What workers say, rightly and wrongly. `CASE` stands for the number of the run's own case. */
export const sentences = fc.oneof(
  { weight: 4, arbitrary: fixed },
  {
    weight: 2,
    arbitrary: fc.tuple(children, goals, days).map(([c, g, d]) => `set ${c}'s goal to ${g} by ${d}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(children, goals, goals, days)
      .map(([c, g, h, d]) => `record a goal for ${c}: ${g} by ${d}, second goal ${h}`),
  },
  { weight: 1, arbitrary: children.map((c) => `record a goal for ${c}`) },
  { weight: 2, arbitrary: goals },
  { weight: 2, arbitrary: days },
  { weight: 1, arbitrary: fc.tuple(fields, fc.oneof(goals, days)).map(([f, v]) => `change ${f} to ${v}`) },
  { weight: 1, arbitrary: children.map((c) => `which goals are allowed for ${c}?`) },
  { weight: 1, arbitrary: children.map((c) => `what goals does ${c} have?`) },
)

/** Strings that break programs rather than people. Our own collection. */
export const naughty = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\n',
      '\u0000',
      '\u200b',
      '\ufeff',
      '\u202e abc',
      '🙂'.repeat(50),
      '👩‍👩‍👧‍👦',
      'e\u0301'.repeat(40),
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'null',
      'undefined',
      'NaN',
      '-0',
      '1e999',
      'true',
      '[object Object]',
    ],
    ...[
      '<b>bold</b>',
      '<at>Waymark</at>',
      '[x](https://example.test)',
      '`code`',
      '# title',
      '| a | b |',
      '${7*7}',
      '{{7*7}}',
    ],
    ...[
      "'; drop table sessions; --",
      '" or ""="',
      '\\',
      '%s%s%n',
      '../../etc/passwd',
      'javascript:alert(1)',
      '=1+1',
    ],
    ...[
      '(((((((((((((((((((',
      'a'.repeat(4000),
      'x'.repeat(100_000),
      'goal '.repeat(700),
      '1/1/1/1/1/1',
      '9'.repeat(400),
    ],
    ...[
      'change',
      'change to',
      'change goal to',
      'add',
      'resume 99',
      'delete',
      'set',
      'tn-',
      'tn-1001-c1-c1-c1',
      '2027-99-99',
    ],
    ...[
      'مرحبا',
      '你好',
      'ＡＤＯＰＴＩＯＮ',
      'adoption or not adoption or guardianship',
      'İstanbul',
      'ß',
      '\ud800',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 200 }),
)
