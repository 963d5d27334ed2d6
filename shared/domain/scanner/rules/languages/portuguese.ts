import { lazily } from '../../pattern.ts';
import type { Language } from './language.ts';

const told =
  '(?:instrucoes|instrucao|diretrizes|diretivas|regras|ordens|normas|orientacoes|comandos|prompts?|configuracao|programacao|restricoes|mensagem|tarefa|limites)';

export const portuguese: Language = {
  code: 'pt',
  name: 'Portuguese',
  override: {
    anchors: `
      ignore | ignora | ignorem | ignorar | esqueca | esquece | esquecer | desconsidere | desconsidera | descarte | desrespeite |
      nao siga | nao sigas | pare de seguir | deixe de seguir | nao obedeca | anule | anuladas | canceladas |
      nao valem mais | nao sao mais validas | nao se aplicam mais | perdem a validade | substitua | abandone |
      passe por cima | sobrescreva | so valem | so vale | desobedeca | nao leve em conta | nao de atencao |
      revogadas | sem efeito | deixe de lado | invalidas
    `,
    holds: [
      lazily(
        () =>
          `\\b(?:todas? (?:as|suas|tuas)|as|os|suas|tuas|sua|tua|seu|o|a) (?:[a-z]{1,16} )?${told} (?:[a-z]{1,14} )?(?:anterior|previ|inicia|origina|acima|recebid|dada|do sistema|de sistema|do desenvolvedor|que (?:voce|recebeu|lhe|te|foram)|precedente|nao valem|estao)|\\b(?:todas (?:as )?(?:suas|tuas)|suas|tuas|sua) (?:[a-z]{1,16} )?${told}|\\btodas as (?:instrucoes|regras|ordens|diretrizes|normas)\\b|\\btudo (?:o )?que (?:foi|lhe|te|voce|esta|veio)|\\bo que foi dito\\b|\\bo que (?:esta|vem|veio) (?:escrito )?(?:acima|antes)|\\banteriores? (?:instrucoes|regras|ordens)|\\btudo acima`,
      ),
    ],
    lacks:
      /\b(?:no|na|nos|nas|em|dentro do|contidas no|do) (?:um |este )?(?:documento|texto|e-?mail|pagina|etiqueta|arquivo|dados)\b/,
  },
  takeover: {
    anchors: `
      ja nao conta* | nao conta* mais | ja nao vale* | nao vale* mais | nao importa* mais | ja nao se aplica* | acabou | acabaram | termina aqui | terminam aqui | terminou | comeca aqui | comeca agora | fica* sem efeito | sem efeito | sem validade | perde* a validade | caduc* |
      como sua nova | como seu novo | como tua nova | como teu novo | como suas novas | nova configuracao | nova missao | do zero | de novo desde | acima do que | acima de tudo | mais importante que | esta acima | prevalece* | tem prioridade |
      nao existisse* | nunca existiu | nunca tivesse* | nunca foi escrit* | nunca recebeu | foi um erro | era um erro | apenas um teste | so um teste | substituid* por | toma o lugar | ocupa o lugar | esta livre das | fica livre | libertad* das | sua verdadeira | seu verdadeiro | verdadeira tarefa | verdadeira missao
    `,
    holds: [
      /(?:\b(?:teu|tua|teus|tuas|seu|sua|seus|suas|o|a|os|as) (?:[a-z]{3,14} )?(?:papel|missao|tarefa|instrucoes|regras|diretrizes|ordens|configuracao|prompt|identidade|normas) ?(?:anterior(?:es)?|previ[ao]s?|inicia(?:l|is)|origina(?:l|is)|de antes|do inicio|de cima|que recebeu|nov[ao]s?|ja|termina|acabou|fica|ficam|comeca)|\b(?:anterior|verdadeira|verdadeiro|novo|nova|novas) (?:[a-z]{1,12} )?(?:papel|missao|tarefa|instrucoes|regras|prompt|configuracao|identidade|texto)|\bo que (?:te|lhe|se|o|os|escreveu|disse|disseram|foi)\b|\b(?:(?:aja|faca|responda|comporte-se) )?(?:como se (?:a |o |sua |seu )?)?(?:mensagem|prompt) (?:do|de) sistema\b|\b(?:o operador|o desenvolvedor|seus criadores|o fornecedor)\b|\bsem (?:as )?(?:instrucoes|regras) que|\bcomo (?:sua|seu|tua|teu)s? nov[ao]s?)/,
    ],
    lacks: /\b(?:nunca aceite|se o|se um|se alguem|quando|pedido|assinatura|contrato|fatura|cupom|afirma)\b/,
  },
  authority: {
    anchors: `
      execute | executa | obedeca | siga qualquer | siga todas | cumpra qualquer | avaliador | revisor | scanner |
      trate qualquer | considere qualquer | prevalece* sobre | tem prioridade sobre | tem precedencia sobre | a partir de agora | de agora em diante | voce nao e mais
    `,
    holds: [
      /\b(?:execut[ae]|obedeca|siga|cumpra|trate|considere)\b (?:[a-z']{1,12} ){0,2}(?:ordem|ordens|comandos?|instrucao|instrucoes)\b[^\n]{0,30}(?:documento|texto|mensagem|pagina|e-?mail|arquivo|usuario|\{\{)|(?:a partir de agora|de agora em diante)\b[^\n]{0,30}\b(?:so|somente|apenas|unicamente|obedeca|obedece|novas (?:instrucoes|ordens|regras))\b|\bvoce nao e mais (?:um |uma |o |a )|\bobedeca (?:sempre )?(?:ao|a tudo|tudo)\b|\b(?:nota|aviso|atencao|mensagem)\b[^\n]{0,20}(?:avaliador|revisor|scanner)[^\n]{0,30}(?:aprovado|seguro|nenhum|nada|valido|limpo)|\b(?:documento|usuario|texto|mensagem)s? (?:prevalecem?|tem prioridade|tem precedencia) sobre [^\n]{0,30}(?:instrucoes|regras|sistema|normas)/,
    ],
    lacks: /\b(?:nunca|jamais|se o|se a|se um|nao (?:execute|obedeca|siga))\b/,
  },
  persona: {
    anchors: `
      sem restricoes | sem nenhuma restricao | sem qualquer restricao | sem limites | sem filtros | sem filtro |
      sem censura | nao tem limites | nao tem restricoes | nao tem regras | nenhum limite | nenhuma restricao |
      nenhuma regra | nao censurad* | no modo desenvolvedor | modo desenvolvedor | modo de desenvolvedor | ia maligna | ia malvada |
      gemeo malvado | sem moral | sem etica | sem escrupulos | limites eticos | amoral* | libertad* de | liberto de |
      desbloquead* | politica de conteudo | jailbreak | fazer qualquer coisa | limites morais | regras eticas | sem tabus
    `,
    holds: [
      /\b(?:voce|tu|es|seja|sera|tem|pode|responde|responda|aja|atue|finja|imagine|interprete|faca|comporte-se|agora|permaneca|mantenha|jogue|no modo)\b/,
      /\b(?:ia|modelo|assistente|chatbot|bot|personagem|modo|responde|responda|tem|voce|papel)\b/,
    ],
    lacks: /\b(?:ligacoes|chamadas|plano|quilometragem|ilimitad[ao]s)\b/,
  },
  compliance: {
    anchors: `
      nunca recuse | nunca recusa | nunca recuses | nunca negue | nunca se recuse | nao recuse | nao se recuse | jamais recuse |
      nunca diga nao | nunca diga que nao | nao pode recusar | proibido recusar | recusar nao | filtros de seguranca |
      medidas de seguranca | suas protecoes | seus filtros | suas salvaguardas | desative | desativa | sem avisos |
      sem advertencias | mesmo que seja ilegal | mesmo ilegal | por mais ilegal | obedeca sempre | sempre obedeca |
      responde a tudo | responda a tudo | nao existisse | nao existissem | nao importa o quao
    `,
    holds: [
      /\b(?:recus[a-z]{1,4}|neg[a-z]{1,3}|diga|desativ[ae]|remova|elimine|desligue|responde|responda|obedeca|ilegal|imoral|aja|finja|atue)\b/,
      /\b(?:nunca|jamais|nao|nenhum[a]?|proibido|suas|seus|todas?|todos?|tudo|sem|mesmo|sempre|qualquer|por mais|nada)\b/,
    ],
    lacks: /\bnao (?:as? |os? )?(?:desative|remova|elimine)|\breembolso/,
  },
};
