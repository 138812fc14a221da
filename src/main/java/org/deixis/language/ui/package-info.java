/** The vocabulary page. */
@NullMarked
package org.deixis.language.ui;

import org.jspecify.annotations.NullMarked;
