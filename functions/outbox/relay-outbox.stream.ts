import { streamRelay } from '#shared/messaging/stream-relay.ts';
import { bus } from '#shared/runtime/bus.ts';
import { log } from '#shared/runtime/logger.ts';

export const handler = streamRelay(bus, { log });
