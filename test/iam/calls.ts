/** Who calls: a session of one of our roles, with the organisation it was tagged with, if it was. */
export type Principal = { readonly role: string; readonly tag?: string | undefined };

export type StepOperation = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';
export type RowOperation =
  | Exclude<StepOperation, 'ConditionCheckItem'>
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'Query'
  | 'Scan'
  | 'PartiQLSelect'
  | 'PartiQLInsert'
  | 'PartiQLUpdate'
  | 'PartiQLDelete';

/** Rows by their partition keys; none where the operation names none. Tables have the names of their constructs. */
export type RowsCall = {
  readonly kind: 'rows';
  readonly operation: RowOperation;
  readonly table: string;
  readonly index?: string;
  readonly keys: readonly string[];
};

export type Step = { readonly operation: StepOperation; readonly table: string; readonly key: string };

export type TransactionCall = {
  readonly kind: 'transaction';
  readonly enclosing: 'TransactWriteItems' | 'TransactGetItems';
  readonly steps: readonly Step[];
};

/** The use of a key of KMS, directly or by a service on the caller's behalf. */
export type KeyCall = {
  readonly kind: 'key';
  readonly operation: string;
  readonly key: string;
  readonly context: Readonly<Record<string, string>>;
  readonly via?: string;
};

export type AssumeCall = {
  readonly kind: 'assume';
  readonly role: string;
  readonly tags: Readonly<Record<string, string>>;
};

/** Any other action on any resource, by its ARN; its construct where the template made it. */
export type OtherCall = {
  readonly kind: 'other';
  readonly action: string;
  readonly resource: string;
  readonly construct?: string;
};

/** What is called, by what it means: the judges and the oracle each see their own in it. */
export type Meaning = RowsCall | TransactionCall | KeyCall | AssumeCall | OtherCall;

/** One call of AWS; `shape` says what it tries, for the count of cases. */
export type Call = { readonly shape: string; readonly principal: Principal } & Meaning;

/** An administrator of somebody else's account. */
export const intruder = 'intruder';
