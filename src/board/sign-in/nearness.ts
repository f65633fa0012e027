const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a request names this machine as its host, and no name that somebody lent to its address. */
export const isNear = (host: string | undefined): boolean =>
  URL.canParse(`http://${host}`) && loopback.has(new URL(`http://${host}`).hostname)

/** Whether a form was sent from a page of the same host. */
export const isOurs = (origin: string | undefined, host: string | undefined): boolean =>
  origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
