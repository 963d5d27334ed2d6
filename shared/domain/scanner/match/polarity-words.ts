/**
 * The words by which a clause denies, foresees or wards off what it names, in folded text (no case, no accents), of
 * English, German, French, Spanish and Portuguese together: no word of one means the opposite in another.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** They deny what follows them, up to six words on. */
export const negators = words(`
  never not dont cannot nor neither avoid avoids avoiding resist reject rejects prevent prevents block blocks
  nicht nie niemals kein keine keinen keinem keiner keines weder noch vermeide vermeiden
  ne jamais evite evitez eviter nunca jamas tampoco evita evitar nao nenhum nenhuma
`);

/** With the word after it, as "refuse to": it denies what follows. */
export const negatorPairs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['refuse', words('to')],
  ['refuses', words('to')],
  ['decline', words('to')],
  ['declines', words('to')],
  ['unable', words('to')],
  ['forbidden', words('to from')],
  ['prohibited', words('from')],
  ['prohibit', words('you')],
  ['barred', words('from')],
  ['instead', words('of')],
  ['rather', words('than')],
  ['no', words('circumstances circumstance event')],
  ['refuse', words('to')],
  ['niega', words('te')],
  ['niegate', words('a')],
  ['rechaza', words('cualquier toda todo')],
  ['recuse', words('qualquer toda todo se')],
  ['refusez', words('de toute tout')],
]);

/** They deny only the verb right after them, as in "without ignoring"; "without hesitation" denies nothing. */
export const withouts = words('without ohne sans sin sem');

/** Between the Spanish "no" and the verb it denies. */
export const spanishBetween = words('debes debe deberas debera deben puedes puede se te lo la hay que vas a has de');

/** After a negator they turn it round: "never fail to". */
export const reversers = words(`
  hesitate hesitating fail fails failing forget forgets forgetting neglect worry bother afraid refuse refuses decline
  stop limit shy waste zogere zogern vergiss vergessen scheue verweigere hesite hesitez oublie oubliez refuse refusez
  dudes dude olvides olvide rechaces rechace duvide hesite esqueca recuse
`);

/** After "not" they add rather than deny: "not only". */
export const notOnly = words('only just merely solely nur seulement solo solamente apenas so');

/** A denial does not reach over them to what follows. */
export const turns = words(`
  but so because since until unless therefore hence thus then sondern aber weil denn mais car donc sino pero porque
  entonces mas pois
`);

/** A denied list goes on with them. */
export const joins = words('or nor oder noch ou ni o nem');
export const ands = words('and und et y e');

/** Openings of a condition. */
export const conditions = words(`
  if when whenever should who which case wenn falls sobald sollte sollten si quand lorsque lorsqu cuando se quando caso
`);

/** Someone else speaks: never "I" or "you". */
export const speakers = words(`
  user users customer customers client clients visitor visitors caller callers people someone somebody anyone anybody
  person attacker attackers they he she requester participant participants candidate candidates student students
  document documents text texts message messages email emails input inputs content page pages result results query
  queries request requests it file files website websites comment comments tool tools output
  nutzer nutzerin benutzer kunde kundin jemand anwender besucher nachricht dokument man
  utilisateur utilisateurs quelqu'un visiteur document texte client on
  usuario usuarios cliente alguien mensaje texto documento visitante alguem mensagem pessoa persona
`);

/** What they do: ask, say, try. */
export const speech = words(`
  ask asks asked asking tell tells told try tries trying attempt attempts attempting request requests requesting want
  wants instruct instructs instructed say says claim claims demand demands order orders urge urges contain contains
  include includes direct directs insist insists prompt prompts command commands pretend pretends seek seeks encourage
  encourages suggest suggests write writes type types schreibt escribe ecrit escreve
  bittet fragt verlangt fordert auffordert aufgefordert sagt versucht will mochte behauptet wunscht befiehlt
  demande demandent dit tente essaie veut exige insiste pretend ordonne
  pide piden solicita dice intenta quiere exige afirma ordena insiste pida intente quiera
  pede pedem pedir pedirem diz disser tenta tentar quer quiser mandar peca
`);

/** They name what is said: "says you must" is still theirs, while "asks you must" is not. */
export const reports = words(
  'say says claim claims tell tells told insist insists suggest suggests sagt behauptet dit dice diz',
);

/** Right after "if asked" the author speaks again. */
export const ownVoice = words(`
  say answer reply respond claim pretend act just then simply always ignore disregard forget sage antworte antwortest
  reponds responde responda dis di diga
`);
export const modals = words('must should will shall can may have need are musst sollst kannst dois debes deve');

/** "If you are asked to". */
export const askedOf = words(
  'asked told prompted instructed requested ordered urged pressed aufgefordert gebeten gefragt pedirem pedido',
);

/** What others bring: "attempts to", "messages that". */
export const brought = words(`
  attempt attempts request requests instruction instructions command commands message messages input inputs text texts
  content anything anyone user users claim claims demand demands plea pleas trick tricks phrase phrases tries trying
  prompts versuch versuche aufforderung aufforderungen anweisungen nachrichten befehle tentative tentatives demandes
  messages consignes intento intentos peticion peticiones mensajes solicitudes instrucciones tentativa tentativas
  pedido pedidos mensagens solicitacoes instrucoes
`);
/** With these what they bring is told. */
export const links = words(`
  to that which who like such saying asking telling claiming trying attempting die das zu dass qui de visant que para
  a como
`);
export const copulas = words('is are was were am be means ist sind est sont es son e sao');

/** To keep something off. */
export const wards = words(`
  refuse refuses decline declines reject rejects resist resists block blocks detect detects flag flags report reports
  watch look beware guard protect recognize recognise ignore ignores disregard disregards
  verweigere lehne ignoriere melde erkenne refuse refusez rejette rejetez ignore ignorez signale rechaza ignora
  bloquea detecta recuse rejeite ignore bloqueie detecte
`);
