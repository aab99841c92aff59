/// The fold and its only entrance.
package org.comity.assembly;
