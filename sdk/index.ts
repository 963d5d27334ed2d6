export type { CallOptions, ConnectionOptions } from './api/call.ts';
export { type Api, type Call, createApi } from './api/create-api.ts';
export { paginate } from './api/paginate.ts';
export type * from './api/types.generated.ts';
export type { Effects } from './effects.ts';
export {
  ApiError,
  ConnectionError,
  type ErrorCode,
  type Fault,
  InvalidError,
  NotServedError,
  PromptgateError,
} from './errors.ts';
export { etagOf } from './http/answer.ts';
