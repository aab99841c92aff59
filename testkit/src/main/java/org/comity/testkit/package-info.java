/// What tests share: chance that can be replayed, golden files, reference data that may be absent. Test scope only.
@org.jspecify.annotations.NullMarked
package org.comity.testkit;
