package org.deixis.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.deixis.imaging.MedicalImage;
import org.deixis.imaging.Modality;

/** Between an image and its features. Belongs to one predictor and its thread: the input buffer is used again. */
final class EncoderTranslator implements NoBatchifyTranslator<MedicalImage, OnnxImageFeatures> {
    private static final String FRAME = "frame";

    private final ModelPack pack;
    private final List<String> featureNames;
    private final FloatBuffer pixels;

    /** @param featureNames the encoder's outputs that the decoder takes */
    EncoderTranslator(ModelPack pack, List<String> featureNames) {
        this.pack = pack;
        this.featureNames = featureNames;
        int size = pack.inputSize();
        this.pixels = ByteBuffer.allocateDirect(3 * size * size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public NDList processInput(TranslatorContext context, MedicalImage image) {
        int size = pack.inputSize();
        ImageTensor.write(image, pack.input(), pixels);
        context.setAttachment(FRAME, Letterbox.of(image, size));
        NDArray tensor = context.getNDManager().create(pixels, new Shape(1, 3, size, size), DataType.FLOAT32);
        tensor.setName(GraphContract.IMAGE);
        return new NDList(tensor);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the features close the arena
    public OnnxImageFeatures processOutput(TranslatorContext context, NDList outputs) {
        Letterbox frame = (Letterbox) context.getAttachment(FRAME);
        Map<Modality, Double> scores =
                softmax(outputs.get(GraphContract.MODALITY).toFloatArray());
        float[] embedding = outputs.get(GraphContract.EMBEDDING).toFloatArray();
        Arena arena = Arena.ofShared();
        try {
            List<OnnxImageFeatures.FeatureMap> maps = new ArrayList<>();
            for (String name : featureNames) {
                NDArray tensor = outputs.get(name);
                ByteBuffer from = tensor.toByteBuffer();
                MemorySegment to = arena.allocate(from.remaining(), ValueLayout.JAVA_FLOAT.byteAlignment());
                to.copyFrom(MemorySegment.ofBuffer(from));
                maps.add(
                        new OnnxImageFeatures.FeatureMap(name, tensor.getShape().getShape(), to));
            }
            return new OnnxImageFeatures(arena, pack.sha256(), frame, maps, scores, embedding);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private Map<Modality, Double> softmax(float[] logits) {
        double top = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            top = Math.max(top, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - top);
        }
        Map<Modality, Double> scores = new EnumMap<>(Modality.class);
        for (int i = 0; i < logits.length; i++) {
            scores.put(pack.modalities().get(i), Math.exp(logits[i] - top) / sum);
        }
        return scores;
    }
}
