/** Indexes and searches image-text pairs. */
@ApplicationModule(allowedDependencies = {"imaging", "inference", "inference :: text", "language", "study", "viewer"})
@NullMarked
package org.deixis.retrieval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
