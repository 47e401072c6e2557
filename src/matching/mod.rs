//! From claims to candidate pairs, scored pairs and propositions.
