/// Looks at logs without trusting who keeps them: every entry, every hash, every signature, every copy.
///
/// Reads and changes nothing. Says what is wrong as values ([org.comity.record.audit.Finding]), and apart from them
/// what it
/// could not judge, which is never counted as good.
package org.comity.record.audit;
