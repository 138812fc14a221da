/** A chat over findings and retrieved pairs with cited evidence. */
@ApplicationModule(
        allowedDependencies = {
            "imaging",
            "inference",
            "inference :: text",
            "study",
            "viewer",
            "grounding",
            "retrieval",
            "language"
        })
@NullMarked
package org.deixis.explanation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
