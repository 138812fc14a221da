/** The Ground screen. Views and components belong to the UI thread; what takes time runs on virtual threads. */
@NullMarked
package org.deixis.grounding.ui;

import org.jspecify.annotations.NullMarked;
