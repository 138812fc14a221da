/** Wraps the image viewer web component. */
@ApplicationModule(allowedDependencies = "imaging")
@NullMarked
package org.deixis.viewer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
