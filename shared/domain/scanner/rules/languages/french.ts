import { lazily } from '../../pattern.ts';
import type { Language } from './language.ts';

const told =
  '(?:instructions?|consignes?|directives?|regles?|ordres?|prompts?|configuration|programmation|restrictions?|limites?|contraintes?|messages?)';

export const french: Language = {
  code: 'fr',
  name: 'French',
  override: {
    anchors: `
      ignore | ignorez | ignorer | oublie | oubliez | ne tiens pas compte | ne tenez pas compte | ne tiens plus compte |
      ne tenez plus compte | ne suis pas les | ne suis plus les | ne suivez plus | n'obeis plus | ne respecte plus |
      fais abstraction | faites abstraction | ne prends pas en compte | annule | annulez | annulees | abandonne |
      abandonnez | ecarte | remplace tes | remplacez vos | passe outre | passez outre | outrepasse | mets de cote |
      mettez de cote | ne sont plus valables | ne sont plus valides | ne s'appliquent plus | sont nulles |
      n'ont plus cours | sont caduques | contourne | seules comptent | ne compte que | desobeis
    `,
    holds: [
      lazily(
        () =>
          `\\b(?:toutes? (?:l[ea]s?|tes|vos|ces)|tes|vos|l[ea]s?|ces|ta|votre) (?:[a-z]{1,16} )?${told} (?:[a-z]{1,14} )?(?:precedent|anterieur|initial|d'origine|ci-dessus|plus haut|donnee|recue|systeme|au-dessus|d'avant|du developpeur|du systeme|prealable)|\\b(?:toutes? (?:tes|vos)|tes|vos) (?:[a-z]{1,16} )?${told}|\\btoutes les (?:instructions|consignes|directives|regles)\\b|\\b(?:prompt|message) systeme\\b|\\b(?:tout )?ce qui (?:precede|a ete dit|est ecrit|se trouve|figure|vient)|\\btout ce que (?:tu|vous|l[ea]|on)\\b[^\\n]{0,40}(?:avant|appris|dit|recu|plus haut)|\\bce que le developpeur\\b`,
      ),
    ],
    lacks:
      /\b(?:dans|du|des|contenues dans) (?:l[ea]s? |l'|un |ce |cet |cette )?(?:document|texte|balise|page|piece jointe|courriel|fichier|donnees)/,
  },
  takeover: {
    anchors: `
      ne vaut plus | ne valent plus | ne compte plus | ne comptent plus | est termine* | sont termine* | s'arrete ici | s'arretent ici | prend fin | prennent fin | commence ici | commence maintenant | ne te concerne* | ne vous concerne* | n'a plus | n'ont plus |
      comme ta nouvelle | comme ton nouveau | comme votre nouvelle | comme tes nouvelles | nouvelle charte | nouvelle mission | nouvelles consignes | de zero | repars | recommence* | depuis le debut | passe avant | passent avant | est au-dessus | au-dessus de | prime* sur | l'emporte* |
      n'avait jamais | n'avaient jamais | n'a jamais | n'existait pas | jamais recu | jamais existe | jamais ete | n'etait qu'un test | une erreur | remplace par | remplacee* par | prend la place | libere* des | libere* de tes | affranchi* | degage* de | caduc | caduque* | perime* | perdu toute | sans valeur | sans effet | ta vraie | ton vrai | vraie tache | vraie mission
    `,
    holds: [
      /(?:\b(?:ancien(?:ne)?s?|precedente?s?|initiale?s?|tes|ton|ta|vos|votre|les|des|de tes|de ta|le vrai|la vraie|ta vraie|nouvelles?|nouveau|nouvel) (?:[a-z']{1,14} ){0,2}?(?:roles?|missions?|taches?|consignes?|regles?|instructions?|directives?|configuration|prompt|charte|identite|ordres|programmation)|\bce (?:qu'on|que) (?:t'a|tu as|vous|le|l'|nous|on)\b[^\n]{0,40}|\bce qui (?:a ete dit|precede)|\b(?:(?:fais|faites|agis|agissez|reponds) )?(?:comme si (?:le |ton |ce )?)?(?:message|prompt) systeme\b|\b(?:l'operateur|le developpeur|l'editeur|le fournisseur|tes createurs|tes concepteurs)\b|\bcomme (?:ta|ton|tes|votre) nouve(?:au|lle)s?|\bce (?:message|texte|courriel)\b[^\n]{0,30}(?:avant|dessus|prime|emporte))/,
    ],
    lacks:
      /\b(?:jamais accepte|si l'utilisateur|si le|si un|lorsque|quand|abonnement|contrat|commande|facture|pretend)\b/,
  },
  authority: {
    anchors: `
      execute | executez | obeis | obeissez | suis toute* | suis les | evaluateur | relecteur | verificateur |
      analyseur | considere | traite | priment sur | l'emporte sur | a priorite sur | desormais | a partir de maintenant | dorenavant | tu n'es plus
    `,
    holds: [
      /\b(?:execute[z]?|obei[a-z]{1,5}|suis|considere[z]?|traite[z]?)\b (?:[a-z']{1,12} ){0,2}(?:ordres?|commandes?|instructions?|consignes?)\b[^\n]{0,30}(?:document|texte|message|page|courriel|fichier|utilisateur|\{\{)|\b(?:note|attention|message|avis)\b[^\n]{0,20}(?:evaluateur|relecteur|verificateur|analyseur)[^\n]{0,30}(?:conforme|valide|aucun|rien|approuve|sur)|\b(?:desormais|a partir de maintenant|dorenavant)\b[^\n]{0,30}\b(?:uniquement|seulement|obeis|n'ecoute|n'obeis|que les ordres|seules?|nouvelles (?:consignes|instructions|regles))\b|\btu n'es plus (?:un |une |l'|le |la )|\b(?:document|utilisateur|texte|message)s? (?:priment|l'emporte|a priorite) sur [^\n]{0,30}(?:instruction|consigne|regle|systeme)/,
    ],
    lacks: /\b(?:jamais|si|lorsque|quand) |\bne (?:suis|execute|executez|traite|considere|obeis|suivez) |\bmagasin\b/,
  },
  persona: {
    anchors: `
      sans aucune restriction | sans restriction* | sans limite* | sans filtre* | sans censure | sans aucune limite* |
      aucune restriction | aucune limite | aucune regle | non censure* | non filtre* | mode developpeur | ia malveillante |
      ia malefique | jumeau malefique | debride* | aucune morale | aucune ethique | sans morale | sans ethique |
      limites ethiques | regles ethiques | amoral* | sans scrupule* | libere* de | affranchi* | sans tabou* |
      politique de contenu | jailbreak | tout faire maintenant
    `,
    holds: [
      /\b(?:tu (?:es|as|n'as|peux|reponds|ne|joues)|vous (?:etes|avez|n'avez|pouvez)|desormais|fais comme|faites comme|fais semblant|imagine|joue[sz]?|incarne|comporte-toi|agis|agissez|reponds|repondez|reste|restez|deviens|toi)\b/,
      /\b(?:ia|modele|assistant|chatbot|robot|personnage|mode|tu|reponds|repondez|vous|toi|role)\b/,
    ],
    lacks: /\b(?:forfait|appels|kilometrage|illimite)\b/,
  },
  compliance: {
    anchors: `
      ne refuse jamais | ne refuses jamais | ne refusez jamais | ne jamais refuser | sans jamais refuser |
      ne refuse rien | ne refuse aucune | ne refusez aucune | ne dis jamais non | n'as pas le droit de refuser | interdit de refuser |
      refuser est interdit | filtres de securite | mesures de securite | garde-fous | tes protections |
      tes filtres | vos filtres | desactive | desactivez | sans avertissement* | quelle que soit la legalite |
      meme si c'est illegal | meme illegal* | meme immoral* | obeis toujours | obeis a tout | reponds a tout |
      repondez a tout | n'existait pas | quoi qu'il arrive
    `,
    holds: [
      /\b(?:refus[a-z]{1,5}|non|desactive[z]?|supprime[z]?|coupe|leve|retire[z]?|contourne[z]?|reponds|repondez|obeis|illegal[a-z]{0,3}|immoral[a-z]{0,3}|legalite|fais comme|personnage|garde-fous)\b/,
      /\b(?:jamais|rien|aucune?|interdit|droit|te[s]|vos|toutes?|tout|sans|meme|quelle|toujours|politique|censure[e]?)\b/,
    ],
    lacks: /\bne (?:les? |la )?(?:desactive|supprime|retire|contourne)|\bremboursement/,
  },
};
