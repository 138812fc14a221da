/** The commands of explanation. */
@NullMarked
package org.deixis.explanation.cli;

import org.jspecify.annotations.NullMarked;
