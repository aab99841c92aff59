/// Answers of three values, and what all of the room shares.
package org.comity.check;
