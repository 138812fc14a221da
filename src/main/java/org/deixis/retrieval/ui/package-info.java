/** The Search screen and its collections. Views belong to the UI thread; what takes time runs on virtual threads. */
@NullMarked
package org.deixis.retrieval.ui;

import org.jspecify.annotations.NullMarked;
