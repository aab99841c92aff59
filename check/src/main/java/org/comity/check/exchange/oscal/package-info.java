/// The Open Security Controls Assessment Language (NIST, OSCAL 1.2): catalogs, profiles and mapping collections, read
/// and written by hand.
///
/// A document stays the tree that it was, so that nothing in it is lost; what its schema does not allow is listed. The
/// rest of OSCAL (components, system security plans, assessment plans) is not read.
package org.comity.check.exchange.oscal;
