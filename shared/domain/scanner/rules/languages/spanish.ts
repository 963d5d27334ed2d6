import { lazily } from '../../pattern.ts';
import type { Language } from './language.ts';

const told =
  '(?:instrucciones|instruccion|directrices|directivas|reglas|ordenes|normas|indicaciones|pautas|prompts?|configuracion|programacion|restricciones|mensaje|tarea|limites)';

export const spanish: Language = {
  code: 'es',
  name: 'Spanish',
  override: {
    anchors: `
      ignora | ignore | ignorad | ignorar | olvida | olvide | olvidate | olvidad | descarta | descarte | omite | desatiende |
      haz caso omiso | no hagas caso | no haga caso | no sigas | no obedezcas | deja de seguir | deja de obedecer |
      anula | anuladas | quedan sin efecto | ya no son validas | ya no se aplican | ya no aplican | quedan anuladas |
      quedan canceladas | sustituye | sustituya | reemplaza | abandona | pasa por alto | prescinde de | sobrescribe |
      solo valen | solo vale | desobedece | no tengas en cuenta | no prestes atencion | invalidas | canceladas
    `,
    holds: [
      lazily(
        () =>
          `\\b(?:todas? (?:las|tus|sus)|las|los|tus|sus|tu|su|el|la) (?:[a-z]{1,16} )?${told} (?:[a-z]{1,14} )?(?:anterior|previ|inicial|original|de arriba|recibid|dada|del sistema|de sistema|del desarrollador|que (?:recibiste|te|se|has)|precedente|quedan|ya no)|\\b(?:todas (?:tus|sus)|tus|sus|tu) (?:[a-z]{1,16} )?${told}|\\btodas las (?:instrucciones|reglas|ordenes|directrices|normas)\\b|\\btodo lo (?:anterior|que (?:se|te|has|hay|esta|dice|dijo))|\\blo (?:que se dijo|dicho|escrito|anterior|que (?:esta|dice|hay) arriba)|\\banteriores? (?:instrucciones|reglas|ordenes)`,
      ),
    ],
    lacks:
      /\b(?:en|dentro de|contenidas en|del) (?:el |la |los |las |un |este )?(?:documento|texto|correo|pagina|etiqueta|archivo|datos)\b/,
  },
  takeover: {
    anchors: `
      ya no cuenta* | ya no vale* | ya no importa* | ya no aplica* | ya no rige* | ha terminado | han terminado | termina aqui | terminan aqui | acaba aqui | acabo | se acabo | empieza aqui | empieza ahora | comienza aqui | comienza ahora | queda sin efecto | quedan sin efecto | sin efecto | sin validez | pierde* validez | caduc* |
      como tu nuevo | como tu nueva | como tus nuevas | nuevo reglamento | nueva mision | de cero | desde cero | de nuevo desde | por encima de | mas importante que | esta por encima | prevalece* | tiene prioridad |
      no existiera | no existieran | nunca hubiera | nunca existio | nunca se escribio | nunca recibiste | fue un error | era un error | solo una prueba | reemplazad* por | sustituid* por | ocupa el lugar | quedas libre | liberado de tus | quedas liberad* | tu verdadera | tu verdadero | verdadera tarea | verdadera mision | tu nuevo | tu nueva
    `,
    holds: [
      /(?:\b(?:tu|tus|el|la|las|los|su|sus) (?:[a-z]{3,14} )?(?:papel|rol|mision|tarea|instrucciones|reglas|directrices|ordenes|configuracion|reglamento|prompt|identidad|normas|pautas|guia) ?(?:anterior(?:es)?|previ[ao]s?|inicial(?:es)?|original(?:es)?|de antes|del principio|de arriba|de zero|que recibiste|nuev[ao]s?|ya|termina|acaba|queda|empieza|comienza)|\b(?:anterior|verdadera|verdadero|nuevo|nueva|nuevas) (?:[a-z]{1,12} )?(?:papel|rol|mision|tarea|instrucciones|reglas|reglamento|prompt|configuracion|identidad|texto)|\blo que (?:te|se|le|nos|el|los|escribio|dijo|dijeron)\b|\b(?:(?:actua|haz|responde|comportate) )?(?:como si (?:el |tu )?)?(?:mensaje|prompt) (?:del|de) sistema\b|\b(?:el operador|el desarrollador|tus creadores|el proveedor)\b|\bsin (?:las )?(?:instrucciones|reglas) que|\bcomo tus? nuev[ao]s?)/,
    ],
    lacks: /\b(?:nunca aceptes|si el|si un|si alguien|cuando|pedido|suscripcion|contrato|factura|cupon|afirma)\b/,
  },
  authority: {
    anchors: `
      ejecuta | ejecute | obedece | obedezca | sigue cualquier | sigue toda* | cumple cualquier | evaluador | revisor |
      escaner | trata cualquier | considera cualquier | prevalece* sobre | tiene prioridad sobre | tienen prioridad sobre | a partir de ahora | desde ahora | de ahora en adelante | ya no eres
    `,
    holds: [
      /\b(?:ejecut[ae]|obedec[a-z]|obedezca|sigue|cumple|trata|considera)\b (?:[a-z']{1,12} ){0,2}(?:orden|ordenes|comandos?|instruccion|instrucciones)\b[^\n]{0,30}(?:documento|texto|mensaje|pagina|correo|archivo|usuario|\{\{)|(?:a partir de ahora|desde ahora|de ahora en adelante)\b[^\n]{0,30}\b(?:solo|solamente|unicamente|obedece|obedeces|nuevas (?:instrucciones|ordenes|reglas))\b|\bya no eres (?:un |una |el |la )|\bobedece (?:siempre )?(?:al|a todo|todo)\b|\b(?:nota|aviso|atencion|mensaje)\b[^\n]{0,20}(?:evaluador|revisor|escaner)[^\n]{0,30}(?:aprobado|seguro|ningun|nada|valido|limpio)|\b(?:documento|usuario|texto|mensaje)s? (?:prevalecen?|tienen? prioridad) sobre [^\n]{0,30}(?:instruccion|regla|sistema|norma)/,
    ],
    lacks: /\b(?:nunca|jamas|si el|si la|si un|tienda|abre|no (?:ejecutes|obedezcas|sigas))\b/,
  },
  persona: {
    anchors: `
      sin restricciones | sin ninguna restriccion | sin ningun tipo de restriccion* | sin limites | sin filtros |
      sin filtro | sin censura | no tienes limites | no tienes restricciones | no tienes reglas | ningun limite |
      ninguna restriccion | ninguna regla | no censurad* | modo desarrollador | modo de desarrollador | ia malvada |
      ia maligna | gemelo malvado | sin moral | sin etica | sin escrupulos | limites eticos | amoral* |
      liberad* de | desbloquead* | politica de contenido | jailbreak | hacer cualquier cosa | sin tabues |
      limites morales | reglas eticas
    `,
    holds: [
      /\b(?:eres|seras|tienes|puedes|respondes|actua|actuas|actue|finge|imagina|interpreta|haz (?:de|como)|comportate|responde|ahora|tu|permanece|manten|juega|en modo|en el modo)\b/,
      /\b(?:ia|modelo|asistente|chatbot|bot|personaje|modo|responde|respondes|tienes|eres|papel)\b/,
    ],
    lacks: /\b(?:llamadas|tarifa|kilometraje|ilimitad[ao]s)\b/,
  },
  compliance: {
    anchors: `
      nunca te niegues | nunca rechaces | nunca rechazas | nunca rehuses | no rechaces | no te niegues | nunca digas que no |
      jamas te niegues | jamas rechaces | no puedes negarte | no puedes rechazar | prohibido rechazar |
      prohibido negarte | negarse no | rechazar no | filtros de seguridad | medidas de seguridad | tus protecciones |
      tus filtros | tus salvaguardas | desactiva | desactive | sin advertencias | sin avisos | aunque sea ilegal |
      por ilegal | obedece siempre | siempre obedece* | responde a todo | respondes a todo | por muy ilegal |
      no existiera | no existieran | sin importar
    `,
    holds: [
      /\b(?:nieg[a-z]{1,4}|rechac[a-z]{1,3}|rechaz[a-z]{1,3}|rehuses|negar[a-z]{0,2}|digas|desactiv[ae]|elimina|quita|apaga|anula|responde[s]?|obedece[a-z]?|obedezcas|ilegal|inmoral|actua|actue|finge)\b/,
      /\b(?:nunca|jamas|no|ningun[a]?|prohibido|tus|todas?|todos?|sin|aunque|siempre|cualquier|por muy)\b/,
    ],
    lacks: /\bno (?:las? |los? )?(?:desactives|elimines|quites)|\breembolso/,
  },
};
