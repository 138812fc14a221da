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
              <span>${item.short}</span>
              <span class="bar" ?hidden="${item.none}"><i style="width: ${item.width}%"></i><u style="left: ${item.low}%; width: ${item.span}%"></u></span>
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
                .setWidth("144px")
                .setFlexGrow(3)
                .setFrozen(true)
                .setTooltipGenerator(LabelLine::name)
                .setSortable(true);
        fixed(grid.addColumn(LabelLine::where), "Image", "modality", "108px");
        fixed(
                        grid.addColumn(LitRenderer.<LabelLine>of(TIER)
                                .withProperty("words", line -> line.tier().slug())
                                .withProperty(
                                        "style", line -> line.tier().slug().replace(' ', '-'))),
                        "Evidence",
                        "tier",
                        "120px")
                .setComparator(Comparator.comparing(LabelLine::tier));
        fixed(
                        grid.addColumn(LitRenderer.<LabelLine>of(BAR)
                                .withProperty("words", LabelTable::diceTooltip)
                                .withProperty("none", line -> line.dice() == null)
                                .withProperty("short", line -> line.dice() == null ? "–" : two(line.dice()))
                                .withProperty("width", line -> percent(line.dice() == null ? 0 : line.dice()))
                                .withProperty("low", line -> percent(low(line.interval())))
                                .withProperty("span", line -> percent(high(line.interval()) - low(line.interval())))),
                        "Dice",
                        "dice",
                        "124px")
                .setFlexGrow(1)
                .setComparator(LabelLine.BY_DICE);
        fixed(grid.addColumn(line -> line.masks() == 0 ? "–" : "%,d".formatted(line.masks())), "Masks", "masks", "84px")
                .setTextAlign(ColumnTextAlign.END)
                .setTooltipGenerator(
                        line -> line.masks() == 0 ? "No test mask" : "%,d test masks".formatted(line.masks()))
                .setComparator(Comparator.comparingInt(LabelLine::masks));
        fixed(grid.addColumn(LabelLine::kind), "Kind", "kind", "96px");
    }

    private static Grid.Column<LabelLine> fixed(
            Grid.Column<LabelLine> column, String header, String key, String width) {
        return column.setHeader(header)
                .setKey(key)
                .setWidth(width)
                .setFlexGrow(0)
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
