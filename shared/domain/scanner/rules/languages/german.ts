import { lazily } from '../../pattern.ts';
import type { Language } from './language.ts';

const told =
  '(?:anweisung|instruktion|vorgabe|richtlinie|regel|leitlinie|befehl|auftrag|auftrage|system-?prompt|prompt|konfiguration|programmierung|aufgabe|einschrankung|vorschrift|weisung|leitplanke)';
const former =
  '(?:vorherig|vorig|vorangegangen|vorhergehend|bisherig|fruher|obig|ursprunglich|urspruenglich|vorstehend|alt|system|erteilt|gegeben|deine|deiner|deinen|ihre|entwickler)';

export const german: Language = {
  code: 'de',
  name: 'German',
  override: {
    anchors: `
      ignorier* | missacht* | vergiss | vergessen sie | ubergeh* | ueberschreib* | uberschreib* | verwirf | verwerf* |
      außer kraft | ausser kraft | aufgehoben | ungultig | hinfallig | gelten nicht mehr | gilt nicht mehr |
      nicht mehr beachte* | nicht langer beachte* | befolge nicht | befolge keine | befolgen sie keine |
      halte dich nicht | halten sie sich nicht | nicht mehr gebunden | widerrufen | gilt nur noch | gelten nur noch |
      losche alle | losche deine | streiche alle | beachte nicht | beachten sie nicht | setz dich uber |
      setze dich uber | kummere dich nicht | lass deine
    `,
    holds: [
      lazily(
        () =>
          `\\b${former}[a-z -]{0,32}${told}|\\balle[a-z -]{0,28}${told}|${told}[a-z]{0,4} (?:oben|von oben|zuvor|davor|des entwicklers|der entwickler|des systems|des betreibers)|\\b(?:was|alles)\\b[^\\n]{0,30}\\b(?:oben|bisher|zuvor|vorher|davor|bis jetzt)\\b|\\boben (?:steht|stehend)`,
      ),
    ],
    lacks:
      /\b(?:ignorier|vergiss|missacht|uberschreib|ubergeh|verwirf)[a-z]* (?:[a-z]{1,14} )?(?:niemals|nie|nicht|keine)\b|\b(?:im|in dem|in den|in der|aus dem|aus den|innerhalb|darin|enthaltene[nrs]?) (?:[a-z]{1,16} )?(?:dokument|text|nachricht|mail|e-mail|webseite|seite|tag|inhalt|ticket|datei|anhang)/,
  },
  takeover: {
    anchors: `
      zahlt nicht mehr | zahlen nicht mehr | gilt nicht | gelten nicht | endet hier | enden hier | beginnt jetzt | beginnt hier | beginnt erst | bedeutungslos* | wertlos | nichtig | hinfallig | erloschen | uberholt | wirkungslos | vorbei | gegenstandslos |
      neue charta | neuen systemprompt | neue systemprompt | neuen auftrag | neue anweisung* | neue konfiguration | neuen regeln | von vorne | bei null | neu an | steht uber | stehen uber | wichtiger als | hoher als | geht vor | vor allem was |
      nie geschrieben | nie existiert | nie gegeben | nie bekommen | nie erhalten | nicht existier* | nie gesagt | war nur ein test | nur ein versehen | ersetzt durch | tritt an die stelle | treten an die stelle | entbunden | befreit von | lose dich | losgelost | trenne dich | dein neuer | deine neue | deine wahre | eigentliche aufgabe | wahre aufgabe
    `,
    holds: [
      /(?:\b(?:bisherige[nrsm]?|vorherige[nrsm]?|fruhere[nrsm]?|vorige[nrsm]?|alte[nrsm]?|ursprungliche[nrsm]?|obige[nrsm]?|deine[nrsm]?|diese nachricht|dieser text|dieser hinweis|das dokument|die e-mail|die nachricht) (?:[a-z]{1,16} ){0,2}?(?:rolle|aufgabe|auftrag|anweisung|regel|vorgabe|richtlinie|nachricht|befehl|identitat|konfiguration|prompt|systemprompt|programmierung|text|leitlinie)|\b(?:regeln|anweisungen|vorgaben|richtlinien) (?:am anfang|zu beginn|von oben|oben|des betreibers|des entwicklers|des systems)|\bwas (?:man|ich|wir|der|die|dir)\b[^\n]{0,30}\b(?:gesagt|vorhin|vorher|zuvor|geschrieben|gegeben|aufgetragen)|\b(?:systemnachricht|system-nachricht|systemprompt|system-prompt|entwickler|betreiber|anbieter)\b|\b(?:anweisungen|regeln|vorgaben) (?:bekommen|erhalten|gegeben)|\bals (?:deine[nm]?|neue[nr]?|dein) (?:[a-z]{1,14} )?(?:systemprompt|charta|anweisung|auftrag|konfiguration|regel|verfassung)|\bdiese nachricht\b|\beigentliche aufgabe|\bwahre aufgabe)/,
    ],
    lacks: /\b(?:niemals|wenn|falls|ticket|vertrag|bestellung|gutschein|abo|kunde fragt|nutzer sagt|behauptet)\b/,
  },
  authority: {
    anchors: `
      befehl* | anweisung* | prufer | gutachter | scanner | prompt ist | bewerter | vorrang | ab jetzt | ab sofort | von nun an | bist nicht mehr | nicht langer der
    `,
    holds: [
      /\b(?:befolge|befolg|fuhre|fuhr|gehorche|behandle|ubernimm|befolgen sie|fuhren sie)\b[^\n]{0,40}(?:befehl|anweisung|kommando)[^\n]{0,40}(?:dokument|text|nachricht|mail|webseite|seite|anhang|datei|nutzers|benutzers|\{\{)|\b(?:hinweis|nachricht|notiz|mitteilung|achtung)\b[^\n]{0,30}(?:prufer|gutachter|scanner|bewerter)[^\n]{0,60}(?:freigegeben|unbedenklich|sicher|keine|bestanden|genehmigt|gepruft)|\b(?:ab jetzt|ab sofort|von nun an)[^\n]{0,40}\b(?:nur noch|nur|ausschließlich|ausschliesslich|gehorch[a-z]{1,3}|befolgst|neue anweisung[a-z]*|neuen? regeln|nicht mehr)\b|\bdu bist (?:nicht mehr|nicht langer)\b|\b(?:dokument|nutzer|text|nachricht|eingabe)[a-z]{0,4} (?:hat|haben) vorrang vor [^\n]{0,30}(?:anweisung|regel|vorgabe|system)/,
    ],
    lacks:
      /\b(?:befolge|fuhre|gehorche|behandle)\b[^\n]{0,60}\b(?:nicht|niemals|nie|keine[nrs]?)\b|\bkeine (?:befehl|anweisung)|\b(?:wenn|falls|geoffnet|geschlossen)\b/,
  },
  persona: {
    anchors: `
      ohne jede einschrankung | ohne jegliche einschrankung* | ohne einschrankung* | ohne beschrankung* |
      keine einschrankung* | keine beschrankung* | keine regeln | keine grenzen | keinerlei | ohne grenzen |
      ohne regeln | ohne filter | ungefiltert* | unzensiert* | keine moral* | keine ethi* | ethische* | moralische* |
      entwicklermodus | entwickler-modus | bose ki | bosen ki | boser zwilling | bosen zwilling | freigeschaltet |
      uneingeschrankt* | von allen regeln | von deinen regeln | von allen fesseln | nicht an regeln | hemmungslos* |
      skrupellos* | alles tun kann | gotter-modus | jailbreak
    `,
    holds: [
      /\b(?:du (?:bist|hast|kannst|darfst|sollst|spielst|antwortest|unterliegst)|sie (?:sind|haben|unterliegen)|dich|dir|fur dich|tu so|stell dir vor|spiel[et]?|antworte|verhalte|agiere|im entwicklermodus|(?:eine?|als|einer|die|der) (?:[a-z]{1,16} )?(?:ki|modell|assistent|chatbot|bot|persona|rolle|figur)|bleib[e]?|modus|handle|ki)\b/,
      /\b(?:ki|modell|assistent|bot|du|dich|dir|sie|antwort[a-z]*|inhaltsrichtlinie[n]?|frage[n]?|rolle|persona|figur|modus|gelten)\b/,
    ],
    lacks: /\b(?:nicht im entwickler|kein jailbreak|browser|urlaub|minuten|flatrate|einschrankungen der)\b/,
  },
  compliance: {
    anchors: `
      verweigere nie* | verweiger nie* | verweigere keine | verweigerst nie* | lehne nie* | lehnst nie* |
      lehne keine | lehnst nichts ab | lehnst keine | lehne nichts | sage nie nein | sag nie nein | sag niemals nein |
      ablehnen ist | verweigern ist | sicherheitsfilter* | schutzmaßnahme* | schutzmassnahme* |
      sicherheitsmaßnahme* | sicherheitsmassnahme* | inhaltsfilter* | sicherheitsvorkehrung* | inhaltsrichtlinie* |
      darfst nie ablehnen | darfst nicht ablehnen | ohne warnhinweis* | ganz gleich wie | egal wie | leitplanken |
      immer gehorchen | gehorche immer | gehorchst | gehorche jede* | weigere dich nie*
    `,
    holds: [
      /\b(?:verweiger[a-z]*|lehn(?:e|st)|nein|schalt[a-z]*|deaktivier[a-z]*|entfern[a-z]*|umgeh[a-z]*|ignorier[a-z]*|hebe?|ablehnen|verboten|illegal[a-z]*|unmoralisch[a-z]*|gefahrlich[a-z]*|gehorch[a-z]*|weigere|gabe es keine|existier[a-z]*|antworte?|beantworte[n]?|gesetzlich)\b/,
      /\b(?:dein[a-z]*|ihre|alle|keine?|nie|niemals|nichts|immer|jede[rsnm]?|ganz gleich|egal|ohne|alles)\b/,
    ],
    lacks:
      /\b(?:refund|erstattung|garantie|bewerbung)\b|\b(?:schalte?|deaktivier[a-z]*|umgeh[a-z]*|entfern[a-z]*)\b[^\n]{0,40}\b(?:nicht|nie|niemals)\b/,
  },
};
