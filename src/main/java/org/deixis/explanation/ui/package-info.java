/** The Explain screen. Views and components belong to the UI thread; what takes time runs on virtual threads. */
@NullMarked
package org.deixis.explanation.ui;

import org.jspecify.annotations.NullMarked;
