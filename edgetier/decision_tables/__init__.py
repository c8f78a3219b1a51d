"""Decision tables: rows of unary tests, a three-valued match, and proofs that a table is whole."""
