package org.deixis.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.deixis.inference.engine.OnnxEngine;

/**
 * A pack's graphs in ONNX Runtime on the CPU with nothing around them: no image, no words, no queue; the outputs are
 * read out, since whoever runs a graph wants them. The measure of what Deixis adds. With the session options that Deixis
 * uses. For one thread.
 */
public final class BareEngine implements AutoCloseable {
    private final OrtEnvironment environment;
    private final PackInput input;
    private final int textDimension;
    private final OrtSession encoder;
    private final OrtSession decoder;
    private final Map<String, OnnxTensor> image;
    private final Map<String, OnnxTensor> features = new HashMap<>();

    private BareEngine(ModelPack pack, OrtEnvironment environment, OrtSession encoder, OrtSession decoder)
            throws OrtException {
        this.environment = environment;
        this.input = pack.input();
        this.textDimension = pack.textDimension();
        this.encoder = encoder;
        this.decoder = decoder;
        this.image = Map.of(GraphContract.IMAGE, tensor(1, 3, input.size(), input.size()));
        for (Map.Entry<String, NodeInfo> node : decoder.getInputInfo().entrySet()) {
            if (!node.getKey().equals(GraphContract.TEXT) && !node.getKey().equals(GraphContract.HINTS)) {
                features.put(node.getKey(), tensor(((TensorInfo) node.getValue().getInfo()).getShape()));
            }
        }
    }

    /**
     * @param threads of one run; 0 means as many as there are cores
     * @throws IllegalStateException when the runtime refuses a graph
     */
    public static BareEngine open(ModelPack pack, int threads) {
        OnnxEngine.start();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            OrtSession encoder =
                    environment.createSession(pack.encoder().toString(), OnnxEngine.sessionOptions(threads));
            OrtSession decoder =
                    environment.createSession(pack.decoder().toString(), OnnxEngine.sessionOptions(threads));
            return new BareEngine(pack, environment, encoder, decoder);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    /** Runs the encoder once. */
    public void encode() {
        run(encoder, image);
    }

    /** Runs the decoder once for this many phrases. */
    public void decode(int phrases) {
        Map<String, OnnxTensor> inputs = new HashMap<>(features);
        try (OnnxTensor text = tensor(phrases, textDimension);
                OnnxTensor hints = tensor(phrases, HintPlanes.PLANES, input.hintSize(), input.hintSize())) {
            inputs.put(GraphContract.TEXT, text);
            inputs.put(GraphContract.HINTS, hints);
            run(decoder, inputs);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private static void run(OrtSession session, Map<String, OnnxTensor> inputs) {
        try (OrtSession.Result result = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> output : result) {
                if (!(output.getValue() instanceof OnnxTensor tensor)
                        || tensor.getFloatBuffer().remaining() == 0) {
                    throw new IllegalStateException(output.getKey() + " is empty");
                }
            }
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private OnnxTensor tensor(long... shape) throws OrtException {
        long length = 1;
        for (long side : shape) {
            length *= side;
        }
        FloatBuffer zeros = ByteBuffer.allocateDirect(Math.toIntExact(length * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return OnnxTensor.createTensor(environment, zeros, shape);
    }

    private static IllegalStateException refused(OrtException e) {
        return new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        image.values().forEach(OnnxTensor::close);
        features.values().forEach(OnnxTensor::close);
        try {
            encoder.close();
            decoder.close();
        } catch (OrtException e) {
            throw refused(e);
        }
    }
}
