/** Whether the author orders what the words say, forbids it, foresees it of others, or merely cites it. */
export type Polarity = 'affirmed' | 'negated' | 'foreseen' | 'cited';
