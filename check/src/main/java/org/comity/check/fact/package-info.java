/// What is known of an AI system: the vocabulary of facts, their types, and values that may be known in part.
package org.comity.check.fact;
