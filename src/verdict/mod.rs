//! From propositions to edges between them and findings.
