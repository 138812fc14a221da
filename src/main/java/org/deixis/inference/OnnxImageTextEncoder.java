package org.deixis.inference;

import java.util.ArrayList;
import java.util.List;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.text.TextEncoder;
import org.jspecify.annotations.Nullable;

/** A pack's image graph, and its text graph where it has one, run by ONNX Runtime through DJL on the CPU. */
final class OnnxImageTextEncoder implements ImageTextEncoder {
    private final ImageTextPack pack;
    private final TextEncoder shared;
    private final NativeGraph<PictureTranslator.Ready, ImageEmbedding> pictures;
    private final @Nullable TokenTower own;

    private OnnxImageTextEncoder(
            ImageTextPack pack,
            TextEncoder shared,
            NativeGraph<PictureTranslator.Ready, ImageEmbedding> pictures,
            @Nullable TokenTower own) {
        this.pack = pack;
        this.shared = shared;
        this.pictures = pictures;
        this.own = own;
    }

    /**
     * Loads the graphs.
     *
     * @throws UnusablePackException naming the file and why
     */
    static OnnxImageTextEncoder load(ImageTextPack pack, TextEncoder shared, InferenceProperties settings) {
        if (pack.words() instanceof ImageTextPack.SharedEncoder(String id)
                && !(id.equals(shared.id()) && pack.dimension() == shared.dimension())) {
            throw new UnusablePackException(
                    pack.directory().resolve(PackReader.FILE_NAME),
                    "It wants text vectors of %s with %d values; this version has %s with %d."
                            .formatted(id, pack.dimension(), shared.id(), shared.dimension()));
        }
        int side = GraphContract.check(pack);
        NativeGraph<PictureTranslator.Ready, ImageEmbedding> pictures =
                new NativeGraph<>(pack.image(), new PictureTranslator(pack.input(), side), Device.CPU, settings);
        try {
            TokenTower own = pack.words() instanceof ImageTextPack.OwnTower tower
                    ? new TokenTower(tower, Device.CPU, settings)
                    : null;
            return new OnnxImageTextEncoder(pack, shared, pictures, own);
        } catch (UnusablePackException e) {
            pictures.close();
            throw e;
        }
    }

    @Override
    public ImageTextPack pack() {
        return pack;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public ImageEmbedding embed(MedicalImage image) {
        MedicalImage fitted = pack.input().fit() == ImageTextPack.Fit.LETTERBOX ? image : middle(image);
        PictureTranslator.Ready ready = PictureTranslator.ready(fitted, pack.input());
        return pictures.onLane(() -> pictures.predict(ready), embedding -> {});
    }

    @Override
    public ImageEmbedding embed(MedicalImage image, BoundingBox region) {
        MedicalImage eight =
                image.bitsPerSample() == 8 ? image : MedicalImage.rgb8(image.width(), image.height(), image.toRgb8());
        return embed(eight.crop(region));
    }

    private static MedicalImage middle(MedicalImage image) {
        int side = Math.min(image.width(), image.height());
        return image.width() == image.height()
                ? image
                : image.crop(new BoundingBox((image.width() - side) / 2, (image.height() - side) / 2, side, side));
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        if (own == null) {
            return shared.embed(texts);
        }
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            vectors.add(text.isBlank() ? new float[pack.dimension()] : own.embed(text.strip()));
        }
        return vectors;
    }

    @Override
    public void close() {
        pictures.close();
        if (own != null) {
            own.close();
        }
    }
}
