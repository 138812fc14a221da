package org.deixis.inference.engine;

import ai.djl.engine.Engine;

/**
 * The native engine of this process. DJL insists on making ONNX Runtime's environment itself, with its own thread
 * pools: whoever else touches the runtime first makes it refuse. Every class that loads a native model therefore calls
 * {@link #start} before anything else.
 */
public final class OnnxEngine {
    /** How DJL calls the engine; always named, because its default depends on what else lies on the class path. */
    public static final String NAME = "OnnxRuntime";

    private OnnxEngine() {}

    /** Starts the engine once; later calls return at once. Safe from any thread. */
    public static void start() {
        Holder.ENGINE.getEngineName();
    }

    private static final class Holder {
        private static final Engine ENGINE = offline();

        private static Engine offline() {
            // otherwise DJL asks a cloud provider's metadata address who it is
            if (System.getProperty("ai.djl.offline") == null) {
                System.setProperty("ai.djl.offline", "true");
            }
            return Engine.getEngine(NAME);
        }
    }
}
