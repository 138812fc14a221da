package org.deixis.imaging;

/** Applies EXIF orientation (CIPA DC-008, tag 0x0112): 1 upright, 2 mirrored, 3 half turn … 8 quarter turn. */
final class Upright {
    private Upright() {}

    static MedicalImage turn(MedicalImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.width();
        int h = image.height();
        boolean turned = orientation >= 5;
        int outWidth = turned ? h : w;
        int outHeight = turned ? w : h;
        int channels = image.channels();
        boolean deep = image.bitsPerSample() == 16;
        byte[] bytes = new byte[deep ? 0 : w * h * channels];
        short[] shorts = new short[deep ? w * h : 0];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                int u = turned ? y : x;
                int v = turned ? x : y;
                boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                int fromX = mirrorX ? w - 1 - u : u;
                int fromY = mirrorY ? h - 1 - v : v;
                for (int c = 0; c < channels; c++) {
                    int at = (y * outWidth + x) * channels + c;
                    if (deep) {
                        shorts[at] = (short) image.sample(fromX, fromY, c);
                    } else {
                        bytes[at] = (byte) image.sample(fromX, fromY, c);
                    }
                }
            }
        }
        if (deep) {
            return MedicalImage.grey16(outWidth, outHeight, shorts);
        }
        return channels == 3
                ? MedicalImage.rgb8(outWidth, outHeight, bytes)
                : MedicalImage.grey8(outWidth, outHeight, bytes);
    }
}
