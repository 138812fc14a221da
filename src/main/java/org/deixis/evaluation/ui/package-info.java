/** The Models screen. Views and components belong to the UI thread; what takes time runs on virtual threads. */
@NullMarked
package org.deixis.evaluation.ui;

import org.jspecify.annotations.NullMarked;
