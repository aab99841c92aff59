/// How votes are counted and what they decide: majorities, quorum, ties, and roll calls read from a table.
///
/// Everything is whole numbers, cross-multiplied: no floating point, no percent. Three denominators are kept apart
/// everywhere: present and voting, present, members. Sources of the rules: `docs/guides/majorities.md`.
package org.comity.assembly.decision;
