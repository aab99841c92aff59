package org.comity.assembly.body;

import org.comity.assembly.Multikey;
import org.comity.assembly.PartyId;
import org.comity.assembly.Wording;

/// A founding party, as the charter names it. It joins by `accept-charter`, or by adopting the charter.
public record Founder(PartyId party, Wording name, Standing standing, Multikey rootKey) {}
