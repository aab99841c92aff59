/// One page on the web framework that the node uses, and nothing else: no log, no fold, no template.
@NullMarked
package org.comity.bench.bare;

import org.jspecify.annotations.NullMarked;
