const parsers = {
  text: (value: string) => value,
  /** Separated by spaces. */
  list: (value: string): readonly string[] => value.split(' '),
  seconds: (value: string) => {
    const seconds = Number(value);
    if (!Number.isInteger(seconds) || seconds < 0) throw new Error('is not a whole number of seconds');
    return seconds;
  },
  flag: (value: string) => {
    if (value !== 'true' && value !== 'false') throw new Error("is neither 'true' nor 'false'");
    return value === 'true';
  },
} as const;

/** Every variable that a function may be given, and its kind. Infra sets exactly these; nothing else reads `process.env`. */
export const configVariables = {
  STAGE: 'text',
  AWS_REGION: 'text',
  TENANTS_TABLE: 'text',
  TENANT_ROLE_ARN: 'text',
  DIRECTORY_TABLE: 'text',
  SECRETS_KEY_ARN: 'text',
  GOOGLE_SECRET_ARN: 'text',
  SIGNING_KEY_ARN: 'text',
  VERIFYING_KEY_ARNS: 'list',
  TOKEN_ISSUER: 'text',
  BUS_NAME: 'text',
  COUNT_OUTCOMES_QUEUE_URL: 'text',
  TICK_ROLLOUT_QUEUE_URL: 'text',
  TICK_ROLLOUT_QUEUE_ARN: 'text',
  RESCAN_RELEASES_QUEUE_URL: 'text',
  DELIVER_WEBHOOK_QUEUE_URL: 'text',
  DELIVER_WEBHOOK_QUEUE_ARN: 'text',
  SEND_PASSWORD_RESET_QUEUE_URL: 'text',
  MAIL_FROM: 'text',
  APP_URL: 'text',
  DNS_SERVER: 'text',
  EXPORTS_BUCKET: 'text',
  EXPORT_ORGANISATION_QUEUE_URL: 'text',
  ERASE_ORGANISATION_QUEUE_URL: 'text',
  ERASE_ORGANISATION_QUEUE_ARN: 'text',
  SCHEDULE_GROUP: 'text',
  SCHEDULER_ROLE_ARN: 'text',
  MIN_HOLD_SECONDS: 'seconds',
  BLOCK_SECONDS: 'seconds',
  MATURITY_SECONDS: 'seconds',
  DELETION_GRACE_SECONDS: 'seconds',
  ALLOW_LOOPBACK: 'flag',
} as const satisfies Record<string, keyof typeof parsers>;

export type ConfigVariable = keyof typeof configVariables;
export type Config<Name extends ConfigVariable = ConfigVariable> = {
  readonly [N in Name]: ReturnType<(typeof parsers)[(typeof configVariables)[N]]>;
};

/**
 * Reads the named variables, once, when a function starts.
 * @throws Error that names every variable which is missing or malformed: a function without its encryption key, its
 * table or its bus refuses to start.
 */
export const readConfig = <const Name extends ConfigVariable>(...names: readonly Name[]): Config<Name> => {
  const faults: string[] = [];
  const entries = names.map((name) => {
    const value = process.env[name];
    if (value === undefined || value === '') {
      faults.push(`${name} is not set`);
      return [name, undefined];
    }
    try {
      return [name, parsers[configVariables[name]](value)];
    } catch (cause) {
      faults.push(`${name} ${(cause as Error).message}`);
      return [name, undefined];
    }
  });
  if (faults.length > 0) throw new Error(`Promptgate refuses to start: ${faults.join('; ')}.`);
  return Object.fromEntries(entries) as Config<Name>;
};
