package org.comity.testkit;

/// What a name on a [LossyDisk] stands for.
sealed interface LossyNode permits LossyFile, LossyFolder {}
