package org.deixis.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.deixis.inference.engine.OnnxEngine;
import org.jspecify.annotations.Nullable;

/** Holds a pack's graphs to what {@code pack.yaml} promises, before anything is computed with them. */
final class GraphContract {
    static final String IMAGE = "image";
    static final String EMBEDDING = "image_embedding";
    static final String MODALITY = "modality_logits";
    static final String TEXT = "text";
    static final String HINTS = "hints";
    static final String MASK = "mask_logits";
    static final String PRESENCE = "presence";
    static final String QUALITY = "quality";
    static final String CELLS = "cell_embeddings";
    static final String TOKENS = "input_ids";
    static final String TOKEN_MASK = "attention_mask";
    static final String TEXT_EMBEDDING = "text_embedding";

    private static final long ANY = -1;

    private GraphContract() {}

    /**
     * Checks both graphs.
     *
     * @return the feature maps that the decoder takes from the encoder, by name
     * @throws UnusablePackException naming the graph, the tensor and both shapes
     */
    static List<String> check(ModelPack pack) {
        Graph encoder = Graph.read(pack.encoder());
        Graph decoder = Graph.read(pack.decoder());
        PackInput input = pack.input();
        long dimension = pack.textDimension();
        long hint = input.hintSize();
        long mask = input.maskSize();
        encoder.onlyInputs(List.of(IMAGE));
        encoder.input(IMAGE, 1, 3, input.size(), input.size());
        encoder.output(EMBEDDING, 1, dimension);
        encoder.output(MODALITY, 1, pack.modalities().size());
        decoder.input(TEXT, ANY, dimension);
        decoder.input(HINTS, ANY, HintPlanes.PLANES, hint, hint);
        decoder.manyPhrases(TEXT);
        decoder.manyPhrases(HINTS);
        decoder.output(MASK, ANY, mask, mask);
        decoder.output(PRESENCE, ANY);
        decoder.output(QUALITY, ANY);
        List<String> features = new ArrayList<>(decoder.inputs.keySet());
        features.removeAll(List.of(TEXT, HINTS));
        for (String feature : features) {
            encoder.output(feature, decoder.shape(decoder.inputs, "input", feature));
        }
        return List.copyOf(features);
    }

    /**
     * Checks the graphs of a pack for search.
     *
     * @return cells along each side of the grid that the image graph also gives a vector for; 0 when it gives none
     */
    static int check(ImageTextPack pack) {
        Graph image = Graph.read(pack.image());
        int size = pack.input().size();
        image.onlyInputs(List.of(IMAGE));
        image.input(IMAGE, 1, 3, size, size);
        image.output(EMBEDDING, 1, pack.dimension());
        if (pack.words() instanceof ImageTextPack.OwnTower own) {
            Graph text = Graph.read(own.graph());
            List<String> names = text.inputs.containsKey(TOKEN_MASK) ? List.of(TOKENS, TOKEN_MASK) : List.of(TOKENS);
            text.onlyInputs(names);
            names.forEach(name -> text.tokens(name, 1, own.context()));
            text.output(TEXT_EMBEDDING, 1, pack.dimension());
        }
        if (!image.outputs.containsKey(CELLS)) {
            return 0;
        }
        long cells = image.shape(image.outputs, "output", CELLS)[1];
        int side = (int) Math.round(Math.sqrt(cells));
        if (side < 1 || (long) side * side != cells || size % side != 0) {
            throw new UnusablePackException(
                    pack.image(),
                    "%s is for %d cells, which is no square grid over the input.".formatted(CELLS, cells));
        }
        image.output(CELLS, 1, cells, pack.dimension());
        return side;
    }

    /** Whether the text graph takes a mask of the tokens that count. */
    static boolean takesTokenMask(ImageTextPack.OwnTower tower) {
        return Graph.read(tower.graph()).inputs.containsKey(TOKEN_MASK);
    }

    private record Graph(Path file, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs) {

        static Graph read(Path file) {
            OnnxEngine.start();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
                options.setIntraOpNumThreads(1);
                try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), options)) {
                    return new Graph(file, new TreeMap<>(session.getInputInfo()), session.getOutputInfo());
                }
            } catch (OrtException e) {
                String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
                throw new UnusablePackException(file, "ONNX Runtime cannot load it: " + why);
            }
        }

        void onlyInputs(List<String> names) {
            if (!inputs.keySet().equals(new TreeSet<>(names))) {
                throw new UnusablePackException(
                        file, "The graph takes %s, but should take %s.".formatted(inputs.keySet(), names));
            }
        }

        void input(String name, long... promised) {
            same("input", name, shape(inputs, "input", name), promised);
        }

        void tokens(String name, long... promised) {
            same("input", name, shape(inputs, "input", name, OnnxJavaType.INT64), promised);
        }

        void output(String name, long... promised) {
            same("output", name, shape(outputs, "output", name), promised);
        }

        void manyPhrases(String name) {
            if (shape(inputs, "input", name)[0] != ANY) {
                throw new UnusablePackException(
                        file,
                        "Input %s is %s: the number of phrases must be free."
                                .formatted(name, text(shape(inputs, "input", name))));
            }
        }

        private void same(String side, String name, long[] found, long[] promised) {
            boolean same = found.length == promised.length;
            for (int i = 0; same && i < found.length; i++) {
                same = found[i] == ANY || promised[i] == ANY || found[i] == promised[i];
            }
            if (!same) {
                throw new UnusablePackException(
                        file,
                        "The graph's %s %s is %s, but the pack promises %s."
                                .formatted(side, name, text(found), text(promised)));
            }
        }

        private long[] shape(Map<String, NodeInfo> nodes, String side, String name) {
            return shape(nodes, side, name, OnnxJavaType.FLOAT);
        }

        private long[] shape(Map<String, NodeInfo> nodes, String side, String name, OnnxJavaType type) {
            @Nullable NodeInfo node = nodes.get(name);
            if (node == null) {
                throw new UnusablePackException(
                        file, "The graph has no %s named %s; it has %s.".formatted(side, name, nodes.keySet()));
            }
            if (node.getInfo() instanceof TensorInfo tensor && tensor.type == type) {
                return tensor.getShape();
            }
            throw new UnusablePackException(
                    file,
                    "The graph's %s %s is not %s."
                            .formatted(side, name, type == OnnxJavaType.FLOAT ? "float32" : "int64"));
        }

        private static String text(long[] shape) {
            return Arrays.stream(shape)
                    .mapToObj(d -> d == ANY ? "N" : Long.toString(d))
                    .collect(Collectors.joining(" x "));
        }
    }
}
