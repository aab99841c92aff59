/// YAML as far as packs and dossiers need it: every value with its line, bounded, without anchors, tags or repeated
/// keys.
package org.comity.check.yaml;
