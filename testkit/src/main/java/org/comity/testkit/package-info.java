/// What tests share: chance that can be replayed, a disk that loses what it may, golden files, reference data that may
/// be absent. Test scope only.
@org.jspecify.annotations.NullMarked
package org.comity.testkit;
