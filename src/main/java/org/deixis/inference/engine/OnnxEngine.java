package org.deixis.inference.engine;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

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

    /**
     * How graphs are run: by threads that sleep between runs instead of spinning, which would take the cores from everything else.
     *
     * @param threads of one run; 0 means as many as there are cores
     */
    public static OrtSession.SessionOptions sessionOptions(int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(
                threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
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
