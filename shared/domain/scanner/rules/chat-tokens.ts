/**
 * Tokens by which the chat templates of model families mark turns, tools and channels, by family. They belong to the
 * tokenizer; in the text of a message they can only forge what they mark.
 */
const families: Readonly<Record<string, readonly string[]>> = {
  chatMl: [
    '<|im_start|>',
    '<|im_end|>',
    '<|im_sep|>',
    '<|im_middle|>',
    '<|im_user|>',
    '<|im_system|>',
    '<|im_assistant|>',
  ],
  llama2: ['[inst]', '[/inst]', '<<sys>>', '<</sys>>'],
  llama3: [
    '<|start_header_id|>',
    '<|end_header_id|>',
    '<|eot_id|>',
    '<|eom_id|>',
    '<|begin_of_text|>',
    '<|end_of_text|>',
    '<|python_tag|>',
  ],
  llama4: ['<|header_start|>', '<|header_end|>', '<|eot|>', '<|eom|>'],
  mistral: [
    '[available_tools]',
    '[/available_tools]',
    '[tool_calls]',
    '[tool_results]',
    '[/tool_results]',
    '[system_prompt]',
    '[/system_prompt]',
  ],
  gemma: ['<start_of_turn>', '<end_of_turn>'],
  phiAndZephyr: ['<|system|>', '<|user|>', '<|assistant|>', '<|end|>', '<|tool|>', '<|observation|>'],
  gpt: ['<|endoftext|>', '<|endofprompt|>', '<|fim_prefix|>', '<|fim_suffix|>'],
  harmony: ['<|start|>', '<|channel|>', '<|message|>', '<|constrain|>', '<|call|>', '<|return|>'],
  deepseek: [
    '<|begin▁of▁sentence|>',
    '<|end▁of▁sentence|>',
    '<|tool▁calls▁begin|>',
    '<|tool▁call▁begin|>',
    '<|tool▁outputs▁begin|>',
  ],
  granite: ['<|start_of_role|>', '<|end_of_role|>'],
  command: [
    '<|start_of_turn_token|>',
    '<|end_of_turn_token|>',
    '<|system_token|>',
    '<|user_token|>',
    '<|chatbot_token|>',
  ],
  others: ['<|turn_end|>', '<|endofmessage|>', '[gmask]', '<|prompter|>', '<|role_start|>', '<|role_end|>', '<|sep|>'],
};

export const chatTokens: readonly string[] = Object.values(families).flat();
