/// Frameworks beside one another: what is recorded between their duties, and how much of it there is.
///
/// Everything here counts rows of the crosswalks. That nothing is recorded shows nothing about the law.
package org.comity.check.compare;
