package org.deixis.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.ArrayList;
import java.util.List;
import org.deixis.imaging.MedicalImage;
import org.deixis.inference.engine.OnnxEngine;
import org.deixis.inference.text.TextEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pack's two graphs run by ONNX Runtime through DJL: one predictor and one thread each, so that a click does not wait
 * for another image's encoder.
 */
final class OnnxGroundingModel implements GroundingModel {
    private static final Logger log = LoggerFactory.getLogger(OnnxGroundingModel.class);

    private final ModelPack pack;
    private final Device device;
    private final TextEncoder words;
    private final int phrasesPerPass;
    private final NativeGraph<MedicalImage, OnnxImageFeatures> encoder;
    private final NativeGraph<DecoderTranslator.Pass, List<PhraseGrounding>> decoder;

    private OnnxGroundingModel(
            ModelPack pack, List<String> features, Device device, TextEncoder words, InferenceProperties settings) {
        this.pack = pack;
        this.device = device;
        this.words = words;
        this.phrasesPerPass = settings.phrasesPerPass();
        this.encoder = new NativeGraph<>(pack.encoder(), new EncoderTranslator(pack, features), device, settings);
        try {
            this.decoder = new NativeGraph<>(pack.decoder(), new DecoderTranslator(pack), device, settings);
        } catch (UnusablePackException e) {
            encoder.close();
            throw e;
        }
    }

    /**
     * Loads both graphs.
     *
     * @throws UnusablePackException naming the file and why
     */
    static OnnxGroundingModel load(ModelPack pack, TextEncoder words, InferenceProperties settings) {
        if (!pack.textEncoderId().equals(words.id()) || pack.textDimension() != words.dimension()) {
            throw new UnusablePackException(
                    pack.directory().resolve(PackReader.FILE_NAME),
                    "It wants text vectors of %s with %d values; this version has %s with %d."
                            .formatted(pack.textEncoderId(), pack.textDimension(), words.id(), words.dimension()));
        }
        List<String> features = GraphContract.check(pack);
        if (settings.device() != InferenceProperties.DeviceChoice.CPU && runtimeKnowsCuda()) {
            try {
                return new OnnxGroundingModel(pack, features, Device.GPU, words, settings);
            } catch (UnusablePackException e) {
                if (settings.device() == InferenceProperties.DeviceChoice.GPU) {
                    throw e;
                }
                log.info("No GPU can be used, so the CPU is: {}", e.getMessage());
            }
        } else if (settings.device() == InferenceProperties.DeviceChoice.GPU) {
            throw new UnusablePackException(
                    pack.directory(), "A GPU was asked for, but this build's ONNX Runtime is the one for CPUs.");
        }
        return new OnnxGroundingModel(pack, features, Device.CPU, words, settings);
    }

    private static boolean runtimeKnowsCuda() {
        OnnxEngine.start();
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    @Override
    public ModelPack pack() {
        return pack;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public ImageFeatures encode(MedicalImage image) {
        return encoder.onLane(() -> encoder.predict(image), OnnxImageFeatures::close);
    }

    @Override
    public List<PhraseGrounding> ground(ImageFeatures features, List<PhraseQuery> queries) {
        if (!(features instanceof OnnxImageFeatures own) || !own.packSha256().equals(pack.sha256())) {
            throw new IllegalArgumentException("These image features are not of " + pack.id() + " " + pack.version());
        }
        if (queries.isEmpty()) {
            return List.of();
        }
        List<float[]> vectors =
                words.embed(queries.stream().map(PhraseQuery::text).toList());
        List<Hints> hints = queries.stream().map(PhraseQuery::hints).toList();
        List<PhraseGrounding> answers = new ArrayList<>(queries.size());
        for (int from = 0; from < queries.size(); from += phrasesPerPass) {
            int to = Math.min(queries.size(), from + phrasesPerPass);
            answers.addAll(pass(own, vectors.subList(from, to), hints.subList(from, to)));
        }
        return answers;
    }

    /** The run holds a handle of its own: a caller who leaves early takes no memory from under the decoder. */
    private List<PhraseGrounding> pass(OnnxImageFeatures features, List<float[]> vectors, List<Hints> hints) {
        return decoder.onLane(
                () -> {
                    try (OnnxImageFeatures held = features.share()) {
                        return decoder.predict(new DecoderTranslator.Pass(held, vectors, hints));
                    }
                },
                answers -> {});
    }

    @Override
    public void close() {
        encoder.close();
        decoder.close();
    }
}
