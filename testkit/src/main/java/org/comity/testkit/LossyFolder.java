package org.comity.testkit;

import java.util.Map;
import java.util.TreeMap;

/// The names in one folder of a [LossyDisk]: those that everybody sees, and those that a power loss leaves for certain.
final class LossyFolder implements LossyNode {
    final Map<String, LossyNode> seen = new TreeMap<>();
    final Map<String, LossyNode> durable = new TreeMap<>();
}
