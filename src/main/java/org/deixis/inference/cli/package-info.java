/** The commands of inference. */
@NullMarked
package org.deixis.inference.cli;

import org.jspecify.annotations.NullMarked;
