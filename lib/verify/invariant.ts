/**
 * Something that is true whenever nobody is in the middle of a transaction. `sql` is one query that answers the rows for
 * which it is not, each as `id` (what it is about), `what` (in words), `found` and `expected` (text, may be null); no
 * names, addresses or tokens, for what it answers is logged.
 */
export type Invariant = { id: string; says: string; sql: string }
