/** Phrase and image to regions, scores and a verdict; the Ground screen. */
@ApplicationModule(allowedDependencies = {"imaging", "inference", "inference :: text", "language", "study", "viewer"})
@NullMarked
package org.deixis.grounding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
