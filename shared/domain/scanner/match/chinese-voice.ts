import type { Polarity } from './voice.ts';

const nearest = 14;
const ideograph = /[\u4e00-\u9fff]/;
const denied =
  /(?:不要|不得|切勿|请勿|绝不|决不|禁止|不能|不可|不应|不许|严禁|从不|永不|拒绝|防止|避免|勿|别)[^，。,；：:]{0,10}$/;
/** "Do not refuse to", "do not forget to". */
const turnedRound = /(?:不要|不得|切勿|别|不能|不可)(?:拒绝|忘记|忘了|犹豫|害怕)[^，。,；：:]{0,10}$/;
const condition = /如果|若|假如|当|一旦|每当|要是/;
const asking =
  /(?:用户|有人|对方|他人|客户|文档|消息|内容|访客)(?:要求|让|请求|试图|说|告诉|声称|尝试|想|命令|指示)[^，。,；：:]{0,16}$/;
const brought = /(?:任何|所有|一切)?(?:试图|企图|要求)[^，。,；：:]{0,16}$/;
const refusedAfter =
  /^[^。；\n]{0,24}(?:的)?(?:请求|要求|指令|消息|内容|尝试|行为)?(?:都|均|一律)?(?:应|必须|要|应当|将)?(?:被)?(?:拒绝|忽略|无视)/;

/** The voice in which Chinese is spoken, where words are not set apart. */
export const chineseVoice = (before: string, after: string): Polarity => {
  const near = before.slice(-48);
  if (!ideograph.test(near) && !ideograph.test(after.slice(0, 24))) return 'affirmed';
  if (condition.test(near) && asking.test(near)) return 'foreseen';
  if (denied.test(near.slice(-nearest))) return turnedRound.test(near.slice(-nearest)) ? 'affirmed' : 'negated';
  if (brought.test(near) && /^[^。]{0,24}(?:请求|指令|行为|消息|内容|尝试)/.test(after)) return 'foreseen';
  return brought.test(near) && refusedAfter.test(after) ? 'negated' : 'affirmed';
};
