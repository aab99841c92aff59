/// What every corner of the record speaks of: a digest, and the two ways in which something outside can be wrong.
package org.comity.record;
