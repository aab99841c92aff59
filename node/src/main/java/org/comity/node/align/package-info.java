/// The framework packs as readers ask for them: by framework, topic, evidence, fact and day, and by words.
package org.comity.node.align;
