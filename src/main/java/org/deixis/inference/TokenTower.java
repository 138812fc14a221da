package org.deixis.inference;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.util.Map;
import org.deixis.inference.engine.OnnxEngine;
import org.deixis.inference.engine.UnitVectors;

/** A pack's own text graph with its tokenizer, as CLIP has them: tokens of a fixed number in, one vector out. */
final class TokenTower implements AutoCloseable {
    private final ImageTextPack.OwnTower tower;
    private final HuggingFaceTokenizer tokenizer;
    private final NativeGraph<long[], float[]> graph;

    /** @throws UnusablePackException when the runtime refuses the graph or the tokenizer's file is none */
    TokenTower(ImageTextPack.OwnTower tower, Device device, InferenceProperties settings) {
        OnnxEngine.start();
        this.tower = tower;
        try {
            this.tokenizer = HuggingFaceTokenizer.newInstance(
                    tower.tokenizer(),
                    Map.of("maxLength", Integer.toString(tower.context()), "truncation", "true", "padding", "false"));
        } catch (IOException | RuntimeException e) {
            throw new UnusablePackException(
                    tower.tokenizer(),
                    "It is no tokenizer that can be read: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
        }
        try {
            this.graph = new NativeGraph<>(
                    tower.graph(), new TokenTranslator(tower, GraphContract.takesTokenMask(tower)), device, settings);
        } catch (UnusablePackException e) {
            tokenizer.close();
            throw e;
        }
    }

    float[] embed(String text) {
        long[] ids = tokenizer.encode(text).getIds();
        return graph.onLane(() -> graph.predict(ids), vector -> {});
    }

    @Override
    public void close() {
        graph.close();
        tokenizer.close();
    }

    private record TokenTranslator(ImageTextPack.OwnTower tower, boolean masked)
            implements NoBatchifyTranslator<long[], float[]> {

        @Override
        public NDList processInput(TranslatorContext context, long[] ids) {
            int length = tower.context();
            long[] padded = new long[length];
            long[] counts = new long[length];
            for (int i = 0; i < length; i++) {
                padded[i] = i < ids.length ? ids[i] : tower.padding();
                counts[i] = i < ids.length ? 1 : 0;
            }
            NDArray tokens = context.getNDManager().create(new long[][] {padded});
            tokens.setName(GraphContract.TOKENS);
            if (!masked) {
                return new NDList(tokens);
            }
            NDArray mask = context.getNDManager().create(new long[][] {counts});
            mask.setName(GraphContract.TOKEN_MASK);
            return new NDList(tokens, mask);
        }

        @Override
        public float[] processOutput(TranslatorContext context, NDList outputs) {
            return UnitVectors.normalised(
                    outputs.get(GraphContract.TEXT_EMBEDDING).toFloatArray());
        }
    }
}
