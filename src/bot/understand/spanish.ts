const telling =
  /[¿¡ñ]|(?<!\p{L})(?:cu[aá]nt[oa]s?|qui[eé]n|cu[aá]l(?:es)?|c[oó]mo|cu[aá]ndo|d[oó]nde|puede[ns]?|puedo|debo|tengo|hay|para|porque|por|qué|metas?|niñ[oa]s?|una|los|las|del|con|está|ser)(?!\p{L})/giu

/** Whether a text is most likely Spanish: two words or signs that English has not. */
export const isSpanish = (text: string): boolean => (text.match(telling) ?? []).length >= 2
