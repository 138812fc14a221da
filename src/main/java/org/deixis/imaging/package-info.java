/** Says what a medical image is and reads one. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.deixis.imaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
