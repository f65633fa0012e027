const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const nth = '\\d{1,2}(?:st|nd|rd|th)?'
const roads =
  '(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|circle|cir|trail|pike|highway|hwy|parkway|pkwy|terrace|route)'

/** What names somebody by its form alone: ways to reach them, numbers, days, where they live. */
export const personal: readonly RegExp[] = [
  /[^\s@<>()]+@[^\s@<>()]+/gu,
  /(?:https?:\/\/|www\.)\S+/giu,
  /(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)/gu,
  /(?<!\d)\d{3}[ .-]?\d{2}[ .-]?\d{4}(?!\d)/gu,
  /(?<!\d)\d{3}[ .-]\d{4}(?!\d)/gu,
  /(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/gu,
  /(?<!\d)\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?!\d)/gu,
  /(?<![\d\p{L}-])\d{1,2}[-/.]\d{1,2}(?!\d)/gu,
  new RegExp(`(?<![\\p{L}\\d])${months}\\.?,? ${nth}(?:,? \\d{2,4})?(?![\\p{L}\\d])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])${nth}(?: of)? ${months}\\.?(?:,? \\d{2,4})?(?![\\p{L}\\d])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\d])${months}\\.?,? (?:of )?\\d{4}(?!\\d)`, 'giu'),
  /(?<![\p{L}\d])\p{L}{1,6}[-_#]?\d{4,}(?:[-_]\p{L}?\d{1,4})*/giu,
  new RegExp(`(?<!\\d)\\d{1,6}\\p{L}?(?: [\\p{L}.'-]+){0,4} ${roads}(?![\\p{L}\\d])`, 'giu'),
  /(?<![\p{L}\d])(?:p\.? ?o\.? ?box|apt|apartment|unit|suite)\.? ?#?\d+\w*/giu,
]

/** Words beside which every number may be somebody's. */
export const birth =
  /(?<!\p{L})(?:born|birth ?days?|b-?days?|dob|d\.o\.b\.?|dates? of birth|birth ?dates?|birth|naci[oó]|nacid[oa])(?!\p{L})/iu

/** Beside these a number is never sent, and a rest of one might stay. */
export const secretNumber =
  /(?<!\p{L})(?:ssn|social security|medicaid|passport|licen[cs]e|account|routing)(?!\p{L})[^\d]{0,40}\d/iu

/** Numbers told digit by digit, in words. */
export const spelledOut =
  /(?<!\p{L})(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|twenty|thirty|forty|fifty|sixty|nineteen|thousand|hundred)[\s,-]+){2,}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty)(?!\p{L})/iu
