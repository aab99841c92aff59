/// Dossiers: what is known of one AI system, as files say it.
package org.comity.check.dossier;
