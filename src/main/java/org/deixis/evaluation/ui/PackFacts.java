package org.deixis.evaluation.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.InstalledPack;
import org.deixis.inference.ModelPack;
import org.deixis.inference.PackThresholds;
import org.jspecify.annotations.Nullable;

/** One pack at the right: what it is, where it runs, what its score promises, how well it outlines, how long it takes. */
final class PackFacts extends Section {
    private static final long serialVersionUID = 1L;
    private static final int SHORT_HASH = 12;

    private final Element facts = new Element("dl");
    private final Div dice = new Div();
    private final Div calibration = new Div();
    private final TimingsPanel timings = new TimingsPanel();

    PackFacts() {
        addClassName("facts");
        facts.getClassList().add("kv");
        getElement().appendChild(facts);
        add(new H2("Dice by label"), dice, new H2("What a score promises"), calibration, new H2("Time"), timings);
    }

    /**
     * @param model where this pack is in use
     * @param loadTime where it is known
     */
    void show(
            InstalledPack.Complete installed,
            List<LabelLine> lines,
            @Nullable GroundingModel model,
            @Nullable Duration loadTime) {
        ModelPack pack = installed.pack();
        facts.removeAllChildren();
        fact("Pack", pack.id() + " " + pack.version());
        fact("Licence", pack.licence());
        fact("Runs on", model == null ? "not in use" : model.device() + ", ONNX Runtime");
        fact("Loaded in", loadTime == null ? "not loaded" : "%,d ms".formatted(loadTime.toMillis()));
        fact(
                "Size",
                "%s; encoder %s"
                        .formatted(
                                megabytes(installed.encoderBytes() + installed.decoderBytes()),
                                megabytes(installed.encoderBytes())));
        fact("Sees", "%1$d × %1$d px; draws %2$d × %2$d".formatted(pack.inputSize(), pack.maskSize()));
        fact("Reads", pack.textEncoderId());
        if (!pack.trainedCases().isEmpty()) {
            fact("Taught on", "%,d cases".formatted(pack.trainedCases().size()));
        }
        Element hash = new Element("code")
                .setText(pack.sha256()
                                .substring(0, Math.min(SHORT_HASH, pack.sha256().length())) + "…");
        hash.setAttribute("title", "SHA-256 of pack.yaml: " + pack.sha256());
        fact("Hash").appendChild(hash);
        showDice(lines);
        showCalibration(pack);
        timings.show(model);
    }

    private void showDice(List<LabelLine> lines) {
        dice.removeAll();
        long measured = lines.stream().filter(line -> line.dice() != null).count();
        if (measured == 0) {
            dice.add(new Paragraph("This pack states no Dice for any label."));
            return;
        }
        dice.add(
                new Svg(DicePlot.svg(lines)),
                new Paragraph("%,d of %,d measured on test images, best first. Paler: little tested or untested."
                        .formatted(measured, lines.size())));
    }

    private void showCalibration(ModelPack pack) {
        calibration.removeAll();
        if (pack.calibrationTable().isEmpty()) {
            calibration.add(new Paragraph("This pack has no table of scores, so scores are told in words only."));
        } else {
            calibration.add(
                    new Svg(ReliabilityDiagram.svg(pack.calibrationTable())),
                    new Paragraph("Columns on the line: a score of 0.7 was right seven times in ten. Hollow: under 30"
                            + " phrases, told in words only."));
        }
        PackThresholds from = pack.thresholds(null);
        int others = pack.calibration().byModality().size();
        calibration.add(new Paragraph(String.format(
                Locale.ROOT,
                "Located from %.2f, possible from %.2f%s.",
                from.found(),
                from.unsure(),
                others == 0 ? "" : "; %d kind%s of image otherwise".formatted(others, others == 1 ? "" : "s"))));
    }

    private void fact(String name, String words) {
        fact(name).setText(words);
    }

    private Element fact(String name) {
        Element value = new Element("dd");
        facts.appendChild(new Element("dt").setText(name), value);
        return value;
    }

    private static String megabytes(long bytes) {
        return bytes < 100_000
                ? "%d kB".formatted(Math.max(1, bytes / 1000))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
