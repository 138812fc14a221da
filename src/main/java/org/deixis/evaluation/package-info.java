/** Measures grounding, language and retrieval. */
@ApplicationModule(
        allowedDependencies = {
            "imaging",
            "inference",
            "inference :: text",
            "language",
            "study",
            "viewer",
            "grounding",
            "retrieval",
            "explanation"
        })
@NullMarked
package org.deixis.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
