package org.deixis.evaluation.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.deixis.inference.PackLabel;
import org.jspecify.annotations.Nullable;

/** The labels of a pack, a line for each modality: what it is, how much it was tested, how well it is outlined. */
final class LabelTable extends Div {
    private static final long serialVersionUID = 1L;

    private static final String BAR = """
            <div class="dice" title="${item.words}">
              <span class="bar"><i style="width: ${item.width}%"></i><u style="left: ${item.low}%; width: ${item.span}%"></u></span>
              <span>${item.short}</span>
            </div>""";
    private static final String TIER = "<span class=\"tier ${item.style}\">${item.words}</span>";

    private final Grid<LabelLine> grid = new Grid<>();
    private final TextField filter = new TextField();
    private final Span count = new Span();
    private transient ListDataProvider<LabelLine> lines = new ListDataProvider<>(List.of());

    LabelTable() {
        addClassName("labels");
        filter.setPlaceholder("Filter: lung, lesion, x-ray, untested …");
        filter.setAriaLabel("Filter the labels");
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.setMaxLength(100);
        filter.addValueChangeListener(change -> refilter());
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        Div bar = new Div(filter, count);
        bar.addClassName("row");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setMultiSort(false);
        grid.setEmptyStateText("No label matches the filter.");
        grid.getElement().setAttribute("aria-label", "What each label is worth");
        columns();
        add(bar, grid);
    }

    private void columns() {
        grid.addColumn(LabelLine::name)
                .setHeader("Label")
                .setKey("name")
                .setFlexGrow(3)
                .setWidth("150px")
                .setTooltipGenerator(LabelLine::name)
                .setSortable(true);
        grid.addColumn(LabelLine::kind)
                .setHeader("Kind")
                .setKey("kind")
                .setWidth("92px")
                .setFlexGrow(0)
                .setSortable(true);
        grid.addColumn(LabelLine::where)
                .setHeader("Image")
                .setKey("modality")
                .setWidth("112px")
                .setFlexGrow(0)
                .setTooltipGenerator(LabelLine::where)
                .setSortable(true);
        grid.addColumn(LabelLine::masks)
                .setHeader("Tested on")
                .setKey("masks")
                .setWidth("104px")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END)
                .setTooltipGenerator(line -> "%,d test masks".formatted(line.masks()))
                .setSortable(true);
        grid.addColumn(LitRenderer.<LabelLine>of(BAR)
                        .withProperty("words", LabelTable::diceTooltip)
                        .withProperty("short", line -> line.dice() == null ? "–" : two(line.dice()))
                        .withProperty("width", line -> percent(line.dice() == null ? 0 : line.dice()))
                        .withProperty("low", line -> percent(low(line.interval())))
                        .withProperty("span", line -> percent(high(line.interval()) - low(line.interval()))))
                .setHeader("Dice")
                .setKey("dice")
                .setWidth("150px")
                .setFlexGrow(1)
                .setComparator(LabelLine.BY_DICE)
                .setSortable(true);
        grid.addColumn(LitRenderer.<LabelLine>of(TIER)
                        .withProperty("words", line -> line.tier().slug())
                        .withProperty("style", line -> line.tier().slug().replace(' ', '-')))
                .setHeader("Evidence")
                .setKey("tier")
                .setWidth("124px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparing(LabelLine::tier))
                .setSortable(true);
    }

    void show(List<LabelLine> shown) {
        lines = new ListDataProvider<>(shown);
        grid.setDataProvider(lines);
        refilter();
    }

    private void refilter() {
        String words = filter.getValue();
        lines.setFilter(words.isBlank() ? null : line -> line.matches(words));
        long matching = lines.getItems().stream()
                .filter(line -> words.isBlank() || line.matches(words))
                .count();
        int all = lines.getItems().size();
        count.setText(matching == all ? "%,d lines".formatted(all) : "%,d of %,d lines".formatted(matching, all));
    }

    private static String diceTooltip(LabelLine line) {
        return line.dice() == null
                ? "Not measured: there was no mask to test with."
                : "Dice %s over %,d test masks".formatted(line.diceWords(), line.masks());
    }

    private static double low(PackLabel.@Nullable Interval interval) {
        return interval == null ? 0 : interval.low();
    }

    private static double high(PackLabel.@Nullable Interval interval) {
        return interval == null ? 0 : interval.high();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
