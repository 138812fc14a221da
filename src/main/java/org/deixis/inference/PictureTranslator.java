package org.deixis.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.engine.UnitVectors;

/** Between a picture that is made ready and its vectors. */
final class PictureTranslator implements NoBatchifyTranslator<PictureTranslator.Ready, ImageEmbedding> {
    private static final String FRAME = "frame";

    private final ImageTextPack.Input input;
    private final int side;

    /** @param side cells along each side of the grid; 0 for none */
    PictureTranslator(ImageTextPack.Input input, int side) {
        this.input = input;
        this.side = side;
    }

    /** A picture as the graph takes it. */
    record Ready(FloatBuffer pixels, Letterbox frame) {}

    /** A quarter of the time of an embedding; whoever asks does it, while the graph runs for others. */
    static Ready ready(MedicalImage image, ImageTextPack.Input input) {
        FloatBuffer pixels = FloatBuffer.allocate(3 * input.size() * input.size());
        ImageTensor.write(image, input.size(), input.mean(), input.std(), pixels);
        return new Ready(pixels, Letterbox.of(image, input.size()));
    }

    @Override
    public NDList processInput(TranslatorContext context, Ready picture) {
        context.setAttachment(FRAME, picture.frame());
        NDArray tensor = context.getNDManager()
                .create(picture.pixels(), new Shape(1, 3, input.size(), input.size()), DataType.FLOAT32);
        tensor.setName(GraphContract.IMAGE);
        return new NDList(tensor);
    }

    @Override
    public ImageEmbedding processOutput(TranslatorContext context, NDList outputs) {
        float[] vector = outputs.get(GraphContract.EMBEDDING).toFloatArray();
        float[] cells =
                side == 0 ? new float[0] : outputs.get(GraphContract.CELLS).toFloatArray();
        return new ImageEmbedding(
                UnitVectors.normalised(vector), cells, side, (Letterbox) context.getAttachment(FRAME));
    }
}
