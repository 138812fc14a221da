package org.deixis.study;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup as a zip archive: {@code deixis-backup.json} first, which says how much follows; the files, by their path in the
 * data folder; {@code files.sha256} last, so that one cut short is known. Only names that a data folder has are taken, and
 * never more bytes than were announced.
 */
final class BackupArchive {
    static final String HEAD = "deixis-backup.json";
    static final String SUMS = "files.sha256";
    static final int FORMAT = 1;

    /** Pictures are kept as they are, so that an archive hardly shrinks: this much is no backup. */
    private static final int MOST_SHRINKAGE = 200;

    private static final int LONGEST_HEAD = 1 << 16;
    private static final Pattern NAME =
            Pattern.compile("db/deixis\\.mv\\.db|(blobs|pairs)/([0-9a-f]{2})/\\2[0-9a-f]{62}"
                    + "|index/\\d{1,18}/[A-Za-z0-9][A-Za-z0-9.+_-]{0,199}/_?[A-Za-z0-9][A-Za-z0-9._-]{0,199}");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    BackupArchive(Path file) {
        this.file = file;
    }

    /**
     * What an archive says of itself.
     *
     * @param made when, in ISO 8601
     * @param bytes of all files together, unpacked
     */
    record Head(String version, String made, int files, long bytes) {
        byte[] json() {
            return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                    .put("deixis", version)
                    .put("notice", "Research use. Not a medical device.")
                    .put("format", FORMAT)
                    .put("made", made)
                    .put("files", files)
                    .put("bytes", bytes));
        }
    }

    /** Where an archive's file goes. */
    interface Destination {
        /** @param name its path in the data folder; one that a data folder has */
        OutputStream open(String name) throws IOException;
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Reads everything and keeps nothing. */
    Head verify() {
        return read(name -> OutputStream.nullOutputStream());
    }

    /**
     * Reads the archive to its end and compares every file with its hash.
     *
     * @throws BackupException when it is no archive of this kind, is damaged or cut short, or holds more than it announced
     */
    Head read(Destination destination) {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            Head head = head(zip);
            Map<String, String> sums = new LinkedHashMap<>();
            long left = head.bytes();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.equals(SUMS)) {
                    compare(head, sums, left, zip);
                    return head;
                }
                if (!isName(name) || sums.containsKey(name) || sums.size() == head.files()) {
                    throw BackupException.unusable(file, "it holds a file that no backup has");
                }
                left -= copy(zip, name, left, destination, sums);
            }
            throw BackupException.unusable(file, "it is cut short");
        } catch (java.nio.file.NoSuchFileException e) {
            throw BackupException.unusable(file, "there is no such file");
        } catch (ZipException | java.io.EOFException e) {
            throw BackupException.unusable(file, "it is damaged or cut short");
        } catch (IOException | IllegalArgumentException e) { // a name that is no UTF-8 text
            throw BackupException.notRestored(file, e);
        }
    }

    private Head head(ZipInputStream zip) throws IOException {
        ZipEntry first = zip.getNextEntry();
        if (first == null || !first.getName().equals(HEAD)) {
            throw BackupException.unusable(file, "it is no backup that ./deixis backup made");
        }
        try {
            JsonNode said = MAPPER.readTree(zip.readNBytes(LONGEST_HEAD));
            if (said.path("format").asInt(0) != FORMAT) {
                throw BackupException.unusable(file, "it was made by another version of Deixis");
            }
            Head head = new Head(
                    said.path("deixis").asString(""),
                    said.path("made").asString(""),
                    said.path("files").asInt(-1),
                    said.path("bytes").asLong(-1));
            if (head.files() < 1 || head.bytes() < 0) {
                throw BackupException.unusable(file, "its beginning is damaged");
            }
            if (head.bytes() > MOST_SHRINKAGE * Math.max(Files.size(file), 1 << 16)) {
                throw BackupException.unusable(file, "it would unpack to far more than a backup of its size does");
            }
            return head;
        } catch (JacksonException e) {
            throw BackupException.unusable(file, "its beginning is damaged");
        }
    }

    private long copy(InputStream in, String name, long most, Destination destination, Map<String, String> sums)
            throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = destination.open(name)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > most) {
                    throw BackupException.unusable(file, "it holds more than it announces");
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        String sum = HexFormat.of().formatHex(digest.digest());
        if (!name.startsWith("db/") && !name.startsWith("index/") && !name.endsWith("/" + sum)) {
            throw BackupException.unusable(file, "an image in it is damaged");
        }
        sums.put(name, sum);
        return total;
    }

    private void compare(Head head, Map<String, String> sums, long left, InputStream zip) throws IOException {
        byte[] expected = sums(sums);
        byte[] found = zip.readNBytes(expected.length + 1);
        if (sums.size() != head.files() || left != 0 || !MessageDigest.isEqual(expected, found)) {
            throw BackupException.unusable(file, "it is damaged");
        }
        if (!sums.containsKey("db/deixis.mv.db")) {
            throw BackupException.unusable(file, "there is no database in it");
        }
    }

    /** As {@code sha256sum} writes them. */
    static byte[] sums(Map<String, String> sums) {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
