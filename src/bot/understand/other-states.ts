/** Every state of the union by name, only to see that a question is about another one than the worker's. */
const names = `alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|
indiana|iowa|kansas(?! city)|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|
nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|
rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming`

const named = new RegExp(`\\b(?:${names.replace(/\n/g, '')})\\b`, 'g')

/** Whether a text names a state other than this one. */
export const namesOtherState = (text: string, own: string): boolean =>
  [...text.toLowerCase().matchAll(named)].some(([name]) => name !== own.toLowerCase())
