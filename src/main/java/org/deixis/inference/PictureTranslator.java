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
import org.deixis.imaging.MedicalImage;

/** Between a picture and its vectors. Belongs to one predictor and its thread: the input buffer is used again. */
final class PictureTranslator implements NoBatchifyTranslator<MedicalImage, ImageEmbedding> {
    private static final String FRAME = "frame";

    private final ImageTextPack.Input input;
    private final int side;
    private final FloatBuffer pixels;

    /** @param side cells along each side of the grid; 0 for none */
    PictureTranslator(ImageTextPack.Input input, int side) {
        this.input = input;
        this.side = side;
        this.pixels = ByteBuffer.allocateDirect(3 * input.size() * input.size() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public NDList processInput(TranslatorContext context, MedicalImage image) {
        ImageTensor.write(image, input.size(), input.mean(), input.std(), pixels);
        context.setAttachment(FRAME, Letterbox.of(image, input.size()));
        NDArray tensor =
                context.getNDManager().create(pixels, new Shape(1, 3, input.size(), input.size()), DataType.FLOAT32);
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
