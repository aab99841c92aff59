/// The public record of past votes, as an importer attests it: "so says this source".
///
/// Acts: [ArchiveAct]. State: [Archive]. The record does not say which majority governed most of these votes; so
/// nothing here names one unless an attestation quotes the record for it. Official totals that differ from the votes
/// are shown beside them and never patched.
package org.comity.assembly.archive;
