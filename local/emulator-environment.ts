import { join } from 'node:path';
import { baseEnvironment } from './base-environment.ts';
import { HOST } from './loopback-ports.ts';
import type { StackPaths } from './stack-paths.ts';

export const REGION = 'eu-west-1';

/** The emulator's settings: its own state, loopback alone, policies enforced, and no other service that listens. */
export const emulatorEnvironment = (paths: StackPaths, port: number): Readonly<Record<string, string>> => ({
  ...baseEnvironment(),
  AUTH: 'true',
  BIND_HOST: HOST,
  GATEWAY_PORT: String(port),
  MINISTACK_HOST: HOST,
  MINISTACK_REGION: REGION,
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  PERSIST_STATE: '1',
  STATE_DIR: paths.state,
  S3_PERSIST: '1',
  S3_DATA_DIR: paths.buckets,
  TMPDIR: paths.scratch,
  // Processes of functions beyond the first of each end after a minute without work.
  LAMBDA_WARM_TTL_SECONDS: '60',
  // Names no socket, so that the emulator leaves the person's Docker alone.
  DOCKER_HOST: `unix://${join(paths.scratch, 'no-docker.sock')}`,
  MAIL_DIRECTORY: paths.mail,
  FUNCTION_LOG: join(paths.logs, 'functions.log'),
  USED_PERMISSIONS: paths.permissions,
  // The emulator's own script for Node calls `url.parse`, and would warn of it in every function's log.
  NODE_OPTIONS: '--disable-warning=DEP0169',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
});
