package org.deixis.inference.text;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtException;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deixis.inference.engine.OnnxEngine;
import org.deixis.inference.engine.UnitVectors;

/**
 * The graph that LangChain4j ships as {@code BgeSmallEnV15EmbeddingModel}, given several texts at a time: LangChain4j's own
 * class runs it for each text apart, and of a short text most is the time that the weights take. Texts of like length share a
 * run, so that little of it is padding. The vectors are LangChain4j's up to rounding: that of the first token, normalised, of at
 * most {@value #MOST_TOKENS} tokens; the rest of a longer text is left out. Safe for use by several threads.
 */
final class BatchedBgeModel implements EmbeddingModel {
    static final int DIMENSION = 384;

    private static final int MOST_TOKENS = 512;

    /** Tokens of one run, padding among them; more were not faster, and would keep others waiting. */
    private static final int TOKENS_AT_ONCE = 320;

    private static final String GRAPH = "/bge-small-en-v1.5.onnx";
    private static final String TOKENIZER = "/bge-small-en-v1.5-tokenizer.json";

    private final HuggingFaceTokenizer tokenizer;
    private final Model model;

    /** Loads the graph, in about a second. */
    BatchedBgeModel() {
        OnnxEngine.start();
        model = Model.newInstance(BgeTextEncoder.ID, ai.djl.Device.cpu(), OnnxEngine.NAME);
        try (InputStream words = packaged(TOKENIZER);
                InputStream graph = packaged(GRAPH)) {
            tokenizer = HuggingFaceTokenizer.newInstance(
                    words,
                    Map.of("maxLength", Integer.toString(MOST_TOKENS), "truncation", "true", "padding", "false"));
            model.load(graph, Map.of("sessionOptions", OnnxEngine.sessionOptions(0)));
        } catch (IOException | MalformedModelException | OrtException e) {
            throw new IllegalStateException("The packaged text encoder cannot be loaded", e);
        }
    }

    private static InputStream packaged(String name) throws IOException {
        InputStream file = BatchedBgeModel.class.getResourceAsStream(name);
        if (file == null) {
            throw new IOException(name + " is not in the program");
        }
        return file;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
        long[][] tokens = texts.stream()
                .map(text -> tokenizer.encode(text.text()).getIds())
                .toArray(long[][]::new);
        List<Integer> shortestFirst = IntStream.range(0, tokens.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> tokens[i].length))
                .toList();
        Embedding[] embeddings = new Embedding[tokens.length];
        try (Predictor<long[][], float[][]> predictor = model.newPredictor(new FirstTokens())) {
            int from = 0;
            while (from < tokens.length) {
                List<Integer> run = shortestFirst.subList(from, end(shortestFirst, from, tokens));
                float[][] vectors =
                        predictor.predict(run.stream().map(i -> tokens[i]).toArray(long[][]::new));
                for (int i = 0; i < vectors.length; i++) {
                    embeddings[run.get(i)] = new Embedding(vectors[i]);
                }
                from += run.size();
            }
        } catch (TranslateException e) {
            throw new IllegalStateException("The text encoder failed", e);
        }
        return Response.from(Arrays.asList(embeddings));
    }

    /** Where the run ends that begins with this text; it has one at least. */
    private static int end(List<Integer> shortestFirst, int from, long[][] tokens) {
        int end = from + 1;
        while (end < tokens.length && (end + 1 - from) * tokens[shortestFirst.get(end)].length <= TOKENS_AT_ONCE) {
            end++;
        }
        return end;
    }

    /** Tokens of texts in; of each text its first token's last hidden state out, normalised. */
    private static final class FirstTokens implements NoBatchifyTranslator<long[][], float[][]> {
        @Override
        public NDList processInput(TranslatorContext context, long[][] texts) {
            int longest =
                    Arrays.stream(texts).mapToInt(text -> text.length).max().orElse(0);
            long[][] ids = new long[texts.length][];
            long[][] mask = new long[texts.length][longest];
            for (int i = 0; i < texts.length; i++) {
                ids[i] = Arrays.copyOf(texts[i], longest); // 0 is the padding
                Arrays.fill(mask[i], 0, texts[i].length, 1);
            }
            NDManager manager = context.getNDManager();
            return new NDList(
                    named(manager.create(ids), "input_ids"),
                    named(manager.create(mask), "attention_mask"),
                    named(manager.create(new long[texts.length][longest]), "token_type_ids"));
        }

        private static NDArray named(NDArray array, String name) {
            array.setName(name);
            return array;
        }

        @Override
        public float[][] processOutput(TranslatorContext context, NDList outputs) {
            NDArray hidden = outputs.singletonOrThrow();
            int texts = (int) hidden.getShape().get(0);
            int stride = (int) hidden.getShape().get(1) * DIMENSION;
            float[] all = hidden.toFloatArray();
            float[][] vectors = new float[texts][];
            for (int i = 0; i < texts; i++) {
                vectors[i] = UnitVectors.normalised(Arrays.copyOfRange(all, i * stride, i * stride + DIMENSION));
            }
            return vectors;
        }
    }
}
