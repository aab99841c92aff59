/// The notation in which provisions say to whom they apply: typed, three-valued, without loops.
package org.comity.check.predicate;
