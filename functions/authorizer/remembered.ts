/**
 * How long a process of the authorizer remembers that a key opened its lock, and of how many keys. API Gateway in turn
 * keeps the authorizer's answers for 30 s. Were a key's deletion missed for the whole of both, it would still be refused
 * after 30 s + 30 s = 60 s; it is refused after the first 30, since whether the key exists is asked at every call.
 */
export const remembered = { seconds: 30, entries: 1000 } as const;
