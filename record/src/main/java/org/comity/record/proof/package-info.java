/// What convinces a stranger offline: receipts, the policies they are verified against, and evidence of a fork.
///
/// C2SP tlog-proof and tlog-policy; the evidence is a format of our own in the same style. Needs no log and no
/// network: only files and the keys in a policy.
package org.comity.record.proof;
