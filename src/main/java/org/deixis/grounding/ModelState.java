package org.deixis.grounding;

import java.util.List;
import org.deixis.inference.Device;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackProblem;

/** Whether anything can be located now. */
public sealed interface ModelState {

    /** A model is being loaded; grounding waits for it. */
    record Loading() implements ModelState {}

    /**
     * Nothing can be located; viewing works.
     *
     * @param problems which file and why, at least one
     */
    record NoModel(List<PackProblem> problems) implements ModelState {
        public NoModel {
            problems = List.copyOf(problems);
        }
    }

    /** A model is ready on this device. */
    record Ready(ModelPack pack, Device device) implements ModelState {}
}
