/** Keeps studies, images, findings with verdicts, revisions and provenance in the database. */
@ApplicationModule(allowedDependencies = "imaging")
@NullMarked
package org.deixis.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
