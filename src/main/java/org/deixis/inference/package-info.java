/** Owns model packs and native lifetime. */
@ApplicationModule(allowedDependencies = "imaging")
@NullMarked
package org.deixis.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
