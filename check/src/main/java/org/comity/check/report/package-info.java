/// What a check found, arranged for readers: on a terminal, as a page, for scripts.
package org.comity.check.report;
