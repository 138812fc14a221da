/** Text vectors: the one part of inference that language may see. */
@NamedInterface("text")
@NullMarked
package org.deixis.inference.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
