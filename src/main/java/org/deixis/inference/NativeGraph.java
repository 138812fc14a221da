package org.deixis.inference;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.deixis.inference.engine.OnnxEngine;

/** One graph, loaded: its predictor and the lane that alone uses it. */
final class NativeGraph<I, O> implements AutoCloseable {
    private final Model model;
    private final Predictor<I, O> predictor;
    private final InferenceLane lane;

    /** @throws UnusablePackException when the runtime refuses the graph or the device */
    NativeGraph(Path file, Translator<I, O> translator, Device device, InferenceProperties settings) {
        OnnxEngine.start();
        ai.djl.Device on = device == Device.GPU ? ai.djl.Device.gpu() : ai.djl.Device.cpu();
        String name = file.getFileName().toString().replace(".onnx", "");
        this.model = Model.newInstance(name, on, OnnxEngine.NAME);
        try {
            model.load(file, null, Map.of("sessionOptions", OnnxEngine.sessionOptions(settings.threads())));
            this.predictor = model.newPredictor(translator);
        } catch (IOException | OrtException | MalformedModelException | RuntimeException e) {
            model.close();
            throw new UnusablePackException(
                    file, "ONNX Runtime cannot load it on the %s: %s".formatted(device, why(e)));
        }
        this.lane = new InferenceLane("deixis-" + name, settings.waiting());
    }

    /**
     * Waits for the lane, then does {@code work} on its thread.
     *
     * @param discard releases an answer that nobody waits for any more
     */
    <T> T onLane(Callable<T> work, Consumer<T> discard) {
        return lane.run(work, discard);
    }

    /** Runs the graph; on the lane's thread only. */
    O predict(I input) throws TranslateException {
        return predictor.predict(input);
    }

    @Override
    public void close() {
        lane.close();
        predictor.close();
        model.close();
    }

    private static String why(Exception e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
