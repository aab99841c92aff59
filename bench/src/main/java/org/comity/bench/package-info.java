/// How far each part is from what the machine can do at most: every figure stands beside its floor, measured in the
/// same
/// run on the same disk, and their ratio is what is compared from release to release.
///
/// Figures go to standard output, one JSON object a line; sentences for people go to standard error.
@NullMarked
package org.comity.bench;

import org.jspecify.annotations.NullMarked;
