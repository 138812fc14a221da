/** The commands of retrieval. */
@NullMarked
package org.deixis.retrieval.cli;

import org.jspecify.annotations.NullMarked;
