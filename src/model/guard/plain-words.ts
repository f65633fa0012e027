/** Everyday words that questions of workers hold beside the words of the documents; none of them is anybody's name. */
export const plainWords: ReadonlySet<string> = new Set(
  (
    'able about above actually again ago ahead allow almost alone already also although always am another answer available anybody anymore ' +
    'anyone anything apply around asap ask away back bad based because become becomes before begin behind being below best better ' +
    'between big bit blank both bother box bring bug button bypass call cannot careful change check choose clear click client close ' +
    'come compare confused correct could couple crash current currently deal deadline decide delete depends desk did difference ' +
    'different do does done double down during each early easy edit either else email empty end ends enough enter error even ever ' +
    'every everyone everything exactly example except explain extra fail fast few fill filter find fine first fix follow forget ' +
    'forgot form found from front full further gave get gets getting give given go goes going gone good got guess had half handle ' +
    'happen happens hard have help here hide home house how however hurt idea ignore important include inside instead into its job ' +
    'just keep kind know last late later least leave left less let letter like likely limit line list little live lives locked ' +
    'look looking lose lost lot made main make makes mandatory manual many maybe mean means meet middle might mine minimum miss ' +
    'missing more most move moved moves much myself near necessary need needed needs never new next nobody none nope normal nothing ' +
    'now number off often ok okay old once one only open option optional order other otherwise our out outside over own pay paid ' +
    'pays phone pick picked place please point possible print probably problem process proof purpose push put question questions ' +
    'quick quickly quite rather read ready real really reason relapse remember remind repeat replace respect right rule rules run ' +
    'same saw say says screen second see seems seen send sent several shall shared short should show shows side sign signed since ' +
    'sit skip small someone something sometimes somewhere soon sort speak split start still stop stuck stuff such supposed sure ' +
    'switch system take takes talk talked tell template than thanks that then thing things think third though through time times together ' +
    'told tomorrow too took top total transfer tried true try trying twice type under understand unsure update upload upon use ' +
    'used uses using usual usually version wait waiting want wanted wants was way week weeks well went were what whats whatever when where ' +
    'whether which while who whos whole whose why wich without wont word work works worry would write written wrong yes yesterday yet you'
  ).split(' '),
)
