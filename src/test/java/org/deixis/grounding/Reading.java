package org.deixis.grounding;

import org.deixis.inference.text.BgeTextEncoder;
import org.deixis.language.ConceptResolver;
import org.deixis.language.PhraseParser;
import org.deixis.language.ReferenceReader;
import org.deixis.language.ReportReader;
import org.deixis.language.Vocabulary;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The packaged vocabulary and what reads it, made once for all tests. */
public final class Reading {
    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Beans.class);

    private Reading() {}

    @ComponentScan(
            basePackageClasses = PhraseParser.class,
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(ui|cli)\\..*"))
    @Import({BgeTextEncoder.class, Grounder.class})
    static class Beans {}

    public static ReportReader reports() {
        return CONTEXT.getBean(ReportReader.class);
    }

    public static ReferenceReader references() {
        return CONTEXT.getBean(ReferenceReader.class);
    }

    public static ConceptResolver resolver() {
        return CONTEXT.getBean(ConceptResolver.class);
    }

    public static PhraseParser parser() {
        return CONTEXT.getBean(PhraseParser.class);
    }

    public static Grounder grounder() {
        return CONTEXT.getBean(Grounder.class);
    }

    public static Vocabulary vocabulary() {
        return CONTEXT.getBean(Vocabulary.class);
    }

    public static BgeTextEncoder encoder() {
        return CONTEXT.getBean(BgeTextEncoder.class);
    }
}
