import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { eventPublisher } from '../messaging/event-publisher.ts';
import { readConfig } from './config.ts';

const { BUS_NAME } = readConfig('BUS_NAME');

/** The bus on which every domain event is told. */
export const bus = eventPublisher(new EventBridgeClient({}), BUS_NAME);
