"""The currency: encoded terms, IRIs, the vocabulary, and blocks of statements."""
