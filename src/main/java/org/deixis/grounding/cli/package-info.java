/** The commands of grounding. */
@NullMarked
package org.deixis.grounding.cli;

import org.jspecify.annotations.NullMarked;
