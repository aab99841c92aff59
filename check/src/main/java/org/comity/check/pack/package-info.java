/// Framework packs: provisions, dates, derived facts, as lawyers write them.
package org.comity.check.pack;
