/** Starts the one native engine that models and text vectors share. */
@NullMarked
package org.deixis.inference.engine;

import org.jspecify.annotations.NullMarked;
