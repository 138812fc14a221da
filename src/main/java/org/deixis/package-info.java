/** Composes the application. */
@NullMarked
package org.deixis;

import org.jspecify.annotations.NullMarked;
