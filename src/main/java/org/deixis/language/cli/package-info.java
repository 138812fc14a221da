/** The commands of language. */
@NullMarked
package org.deixis.language.cli;

import org.jspecify.annotations.NullMarked;
