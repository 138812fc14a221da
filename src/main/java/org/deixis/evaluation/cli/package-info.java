/** The commands that measure. */
@NullMarked
package org.deixis.evaluation.cli;

import org.jspecify.annotations.NullMarked;
