/// What registers and inventories ask of a system, as far as a dossier knows it.
package org.comity.check.exchange.register;
