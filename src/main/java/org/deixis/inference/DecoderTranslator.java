package org.deixis.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Between phrases with their hints and the answers. Belongs to one predictor and its thread: buffers are used again. */
final class DecoderTranslator implements NoBatchifyTranslator<DecoderTranslator.Pass, List<PhraseGrounding>> {

    /**
     * One pass of the decoder.
     *
     * @param features an open handle
     * @param vectors text vectors, one a phrase
     * @param hints one a phrase
     */
    record Pass(OnnxImageFeatures features, List<float[]> vectors, List<Hints> hints) {
        int phrases() {
            return vectors.size();
        }
    }

    private static final String PASS = "pass";

    private final ModelPack pack;
    private FloatBuffer text = buffer(0);
    private FloatBuffer planes = buffer(0);

    DecoderTranslator(ModelPack pack) {
        this.pack = pack;
    }

    @Override
    public NDList processInput(TranslatorContext context, Pass pass) {
        int n = pass.phrases();
        int hint = pack.input().hintSize();
        context.setAttachment(PASS, pass);
        text = ofSize(text, n * pack.textDimension());
        for (int i = 0; i < n; i++) {
            text.put(i * pack.textDimension(), pass.vectors().get(i));
        }
        draw(pass, hint);
        NDList inputs = new NDList(n);
        for (OnnxImageFeatures.FeatureMap map : pass.features().maps()) {
            FloatBuffer values =
                    map.values().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
            inputs.add(named(context, map.name(), values, map.shape()));
        }
        inputs.add(named(context, GraphContract.TEXT, text, n, pack.textDimension()));
        inputs.add(named(context, GraphContract.HINTS, planes, n, HintPlanes.PLANES, hint, hint));
        return inputs;
    }

    private void draw(Pass pass, int hint) {
        int each = HintPlanes.PLANES * hint * hint;
        planes = ofSize(planes, pass.phrases() * each);
        float[] zeros = new float[each];
        HintPlanes drawing =
                new HintPlanes(pass.features().imageWidth(), pass.features().imageHeight(), hint);
        for (int i = 0; i < pass.phrases(); i++) {
            planes.put(i * each, zeros);
            drawing.draw(pass.hints().get(i), planes, i * each);
        }
    }

    @Override
    public List<PhraseGrounding> processOutput(TranslatorContext context, NDList outputs) {
        Pass pass = (Pass) context.getAttachment(PASS);
        float[] presence = outputs.get(GraphContract.PRESENCE).toFloatArray();
        float[] quality = outputs.get(GraphContract.QUALITY).toFloatArray();
        FloatBuffer masks = outputs.get(GraphContract.MASK).toByteBuffer().asFloatBuffer();
        int size = pack.maskSize();
        List<PhraseGrounding> answers = new ArrayList<>(pass.phrases());
        for (int i = 0; i < pass.phrases(); i++) {
            float[] mask = new float[size * size];
            masks.get(i * mask.length, mask);
            answers.add(new PhraseGrounding(
                    pack.calibration().presence(presence[i]),
                    MaskLogits.sigmoid(quality[i]),
                    new MaskLogits(
                            size,
                            mask,
                            pass.features().imageWidth(),
                            pass.features().imageHeight())));
        }
        return answers;
    }

    private static NDArray named(TranslatorContext context, String name, FloatBuffer values, long... shape) {
        NDArray tensor = context.getNDManager().create(values, new Shape(shape), DataType.FLOAT32);
        tensor.setName(name);
        return tensor;
    }

    /** A buffer of exactly {@code length} values over the memory of {@code before} if that suffices, else over new. */
    private static FloatBuffer ofSize(FloatBuffer before, int length) {
        return before.capacity() >= length ? before.clear().limit(length) : buffer(length);
    }

    private static FloatBuffer buffer(int length) {
        return ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
