export type { CallOptions, ConnectionOptions } from './api/call.ts';
export { type Api, type Call, createApi } from './api/create-api.ts';
export { paginate } from './api/paginate.ts';
export type * from './api/types.generated.ts';
export { type Client, type ClientOptions, createClient, type LaterOutcome } from './create-client.ts';
export type { Effects } from './effects.ts';
export {
  ApiError,
  ConnectionError,
  type ErrorCode,
  type Fault,
  InvalidError,
  NotServedError,
  OutcomesError,
  PromptgateError,
} from './errors.ts';
export { etagOf } from './http/answer.ts';
export type { ReportedOutcome } from './outcomes/reporter.ts';
export type { GetOptions, ServedPrompts } from './prompts/create-prompts.ts';
export type { CallOutcome, Fallback, Message, Model, ServedPrompt, Value, Variables } from './prompts/prompt.ts';
export type { SnapshotState } from './prompts/refresher.ts';
export type { SnapshotCache } from './prompts/snapshot-cache.ts';
