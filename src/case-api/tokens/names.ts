/** What a token for the case API must say about itself. */
export const issuer = 'waymark'
export const audience = 'waymark-case-api'
/** The program that acts for a worker. */
export const actor = 'waymark-bot'
export const algorithm = 'ES256'
export const tokenType = 'at+jwt'
/** No token is accepted that lives longer than this, in seconds. */
export const longestLife = 12 * 60 * 60
