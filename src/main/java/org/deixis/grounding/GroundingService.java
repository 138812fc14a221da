package org.deixis.grounding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.deixis.imaging.BoundingBox;
import org.deixis.imaging.Modality;
import org.deixis.inference.ClickHint;
import org.deixis.inference.FeatureCache;
import org.deixis.inference.GroundingModel;
import org.deixis.inference.ModelPacks;
import org.deixis.language.Completion;
import org.deixis.language.Concept;
import org.deixis.language.Phrase;
import org.deixis.language.PhraseParser;
import org.deixis.language.Report;
import org.deixis.language.ReportReader;
import org.deixis.language.UnusableTextException;
import org.deixis.language.Vocabulary;
import org.deixis.study.Finding;
import org.deixis.study.Findings;
import org.deixis.study.Images;
import org.deixis.study.Reports;
import org.deixis.study.Review;
import org.deixis.study.Sentence;
import org.deixis.study.StoredHints;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/**
 * What the Ground screen asks for. Answers are kept as they come, in portions of {@value GroundingRun#PORTION} phrases,
 * so that what was answered before a cancel or a failure stays. Blocking methods may be called from any thread but the
 * one that holds a page; an interrupt cancels them and harms nothing. Safe for use by several threads.
 *
 * <p>Every method about an image or a finding throws {@link org.deixis.study.StudyStoreException} or
 * {@link GroundingException}, each with a sentence for the user, when the image or the finding is gone, nothing could be
 * saved or no model is installed.
 */
@Service
@Profile("!cli")
public class GroundingService {
    /** How long one text of up to {@value PhraseParser#MOST_PHRASES} phrases may take; a report has as long for each such part. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private final Images images;
    private final Findings findings;
    private final ModelPacks packs;
    private final PhraseParser parser;
    private final ReportReadings reports;
    private final Vocabulary vocabulary;
    private final PackKnowledge knowledge;
    private final GroundingRun run;

    GroundingService(
            Images images,
            Findings findings,
            ModelPacks packs,
            FeatureCache features,
            PhraseParser parser,
            ReportReader reader,
            Reports stored,
            Grounder grounder,
            Vocabulary vocabulary,
            Completion completion) {
        this.images = images;
        this.findings = findings;
        this.packs = packs;
        this.parser = parser;
        this.reports = new ReportReadings(stored, reader);
        this.vocabulary = vocabulary;
        this.knowledge = new PackKnowledge(packs, grounder, vocabulary, completion);
        this.run = new GroundingRun(images, findings, packs, features, grounder);
    }

    /** Whether anything can be located now; returns at once. */
    public ModelState state() {
        Optional<GroundingModel> model = packs.grounding();
        if (model.isPresent()) {
            return new ModelState.Ready(model.get().pack(), model.get().device());
        }
        return packs.isLoading() ? new ModelState.Loading() : new ModelState.NoModel(packs.problems());
    }

    /**
     * Answers every phrase of a list, or of the sentences of a report, and keeps the answers. A phrase that is already
     * there keeps its number. A report is kept too; what it says twice is asked once.
     *
     * @param text phrases separated by {@code ;} or line ends, or the sentences of a report
     * @param progress called from another thread, before each step
     * @param cancelled asked every few milliseconds, from another thread; true ends the work
     * @return all answers, or those kept with the reason why it stopped
     * @throws UnusableTextException when the text is over a limit or has no phrase; nothing was done
     * @throws GroundingException when there is no model, or nothing was answered in time
     */
    public Grounded ground(UUID imageId, String text, Consumer<Progress> progress, BooleanSupplier cancelled) {
        Optional<Report> report = reports.read(text, progress, cancelled, LIMIT);
        List<Phrase> phrases = report.map(GroundedReport::differing).orElseGet(() -> reports.list(text));
        if (phrases.isEmpty()) {
            throw UnusableTextException.noPhrase();
        }
        return report.isEmpty()
                ? Patience.call(cancelled, LIMIT, patience -> run.ground(imageId, phrases, progress, patience))
                : ground(imageId, report.get(), phrases, progress, cancelled);
    }

    private Grounded ground(
            UUID imageId, Report report, List<Phrase> phrases, Consumer<Progress> progress, BooleanSupplier cancelled) {
        Optional<Report> before = reports.of(imageId);
        reports.keep(imageId, report); // first, so that answers kept before a kill stand in their text
        Duration limit = LIMIT.multipliedBy(1 + phrases.size() / PhraseParser.MOST_PHRASES);
        try {
            return Patience.call(cancelled, limit, patience -> run.ground(imageId, phrases, progress, patience));
        } catch (RuntimeException e) {
            reports.restore(imageId, before);
            throw e;
        }
    }

    /** The report that was read on an image last, with the finding of each phrase; empty where none was, or it was cleared. */
    public Optional<GroundedReport> report(UUID imageId, List<Finding> findings) {
        return reports.of(imageId).map(report -> GroundedReport.of(report, findings));
    }

    /**
     * Answers all phrases of an image anew, each with its clicks and box, and appends the answers: after the modality was
     * corrected.
     */
    public Grounded regroundAll(UUID imageId, Consumer<Progress> progress, BooleanSupplier cancelled) {
        Duration limit = LIMIT.multipliedBy(1 + findings.count(imageId) / PhraseParser.MOST_PHRASES);
        return Patience.call(
                cancelled, limit, patience -> run.groundAgain(imageId, this::phraseOf, progress, patience));
    }

    /** Recognises the modality in the background and stores it; a user's correction is not overwritten. */
    public CompletableFuture<Recognition> recognise(UUID imageId) {
        return CompletableFuture.supplyAsync(
                () -> Patience.call(() -> false, LIMIT, patience -> run.recognise(imageId, patience)),
                task -> Thread.ofVirtual().name("deixis-recognise").start(task));
    }

    /**
     * Adds a click to a finding and answers it anew.
     *
     * @param click in pixels of the original image
     */
    public Finding refine(UUID findingId, ClickHint click) {
        return refined(findingId, hints -> {
            List<StoredHints.Click> clicks = new ArrayList<>(hints.clicks());
            clicks.add(new StoredHints.Click(click.x(), click.y(), click.positive()));
            return new StoredHints(clicks, hints.box());
        });
    }

    /**
     * Gives a finding a box, in place of the one before, and answers it anew.
     *
     * @param box in pixels of the original image; what lies outside is cut off
     */
    public Finding refine(UUID findingId, BoundingBox box) {
        return refined(findingId, hints -> new StoredHints(hints.clicks(), box));
    }

    private Finding refined(UUID findingId, UnaryOperator<StoredHints> change) {
        return Patience.call(() -> false, LIMIT, patience -> run.refine(findingId, change, this::phraseOf, patience));
    }

    /** By number tag. */
    public List<Finding> findings(UUID imageId) {
        return findings.of(imageId);
    }

    /** One step back; the same finding when there is none. */
    public Finding undo(UUID findingId) {
        return findings.undo(findingId);
    }

    /** One step forward again; the same finding when there is none. */
    public Finding redo(UUID findingId) {
        return findings.redo(findingId);
    }

    /** Remembers what a person said of a finding; null takes it back. It can be undone like every change. */
    public Finding review(UUID findingId, @Nullable Review review) {
        return findings.review(findingId, review);
    }

    /** Removes a finding; with the last one goes the report. */
    public void remove(UUID findingId) {
        Optional<UUID> image = findings.find(findingId).map(Finding::imageId);
        findings.remove(findingId);
        image.filter(id -> findings.count(id) == 0).ifPresent(reports::remove);
    }

    /** Removes all findings of an image, and its report. */
    public void clear(UUID imageId) {
        findings.clear(imageId);
        reports.remove(imageId);
    }

    /** What the pack can locate in such an image, best tested first; empty while there is no model. */
    public List<Concept> known(Modality modality) {
        return knowledge.known(modality);
    }

    /** What the pack can locate in this image; empty while its modality is not known or there is no model. */
    public List<Concept> known(UUID imageId) {
        Modality modality = images.get(imageId).modality();
        return modality == null ? List.of() : known(modality);
    }

    /**
     * What to offer in place of a finding's words, or the meanings to choose from ({@link Reason#AMBIGUOUS}); empty for
     * most, and while there is no model.
     */
    public List<Concept> offered(Finding finding) {
        Modality modality = images.get(finding.imageId()).modality();
        return modality == null ? List.of() : knowledge.offered(finding, phraseOf(finding), modality);
    }

    /** What a finding's score means; empty where it has none. */
    public Optional<ScoreWords> scoreWords(Finding finding) {
        return knowledge.scoreWords(finding);
    }

    private Phrase phraseOf(Finding finding) {
        var current = finding.current();
        Sentence said = current.sentence();
        if (said != null) {
            return SentenceRecord.phrase(current, said);
        }
        Phrase alone = parser.split(current.phrase()).getFirst();
        Phrase typed = new Phrase(alone.text(), current.spanStart(), current.spanEnd(), alone.polarity());
        return Optional.ofNullable(current.concept())
                .flatMap(vocabulary::concept)
                .map(concept -> typed.pointingTo(concept.name()))
                .orElse(typed);
    }
}
