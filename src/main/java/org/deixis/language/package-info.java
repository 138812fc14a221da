/** Turns typed words into phrases and phrases into concepts. */
@ApplicationModule(allowedDependencies = "inference :: text")
@NullMarked
package org.deixis.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
