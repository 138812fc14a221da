package org.deixis.grounding;

import org.deixis.imaging.Modality;

/** Kinds of images as they stand in a sentence. */
public final class ImageWords {
    private ImageWords() {}

    /** With its article, e.g. "an x-ray". */
    public static String one(Modality modality) {
        return switch (modality) {
            case CT -> "a CT image";
            case MRI -> "an MRI image";
            case X_RAY -> "an x-ray";
            case ULTRASOUND -> "an ultrasound image";
            case MAMMOGRAPHY -> "a mammogram";
            case FUNDUS -> "a fundus photograph";
            case OCT -> "an OCT image";
            case ENDOSCOPY -> "an endoscopic image";
            case DERMOSCOPY -> "a dermoscopic image";
            case HISTOLOGY -> "a histology image";
            case MICROSCOPY -> "a microscopy image";
            case PHOTO -> "a photograph";
        };
    }

    /** In the plural, e.g. "x-rays". */
    public static String many(Modality modality) {
        String one = one(modality);
        return one.substring(one.indexOf(' ') + 1) + "s";
    }
}
