package io.github.docsprint.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private record Row(String name, Optional<String> note) {}

    private static String fill(String template, Object values) {
        return Template.of(template).fill(values, UnaryOperator.identity()).html();
    }

    @Test
    void aValueIsEscapedInTextAndInAttributes() {
        assertThat(fill("<a title=\"{{name}}\">{{name}}</a>", Map.of("name", "<b>\"x\" & 'y'</b>")))
                .isEqualTo("<a title=\"&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;\">"
                        + "&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;</a>");
    }

    @Test
    void markupIsPutInAsItIs() {
        assertThat(fill("{{body}}", Map.of("body", new Markup("<p>x</p>")))).isEqualTo("<p>x</p>");
    }

    @Property
    void noTextGetsOutOfAnAttribute(@ForAll String text) {
        assertThat(fill("{{value}}", Map.of("value", text))).doesNotContain("<", ">", "\"", "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{name}}}", "{{&name}}", "{{ & name}}"})
    void aTemplateThatDoesNotEscapeIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.of(template));
    }

    @Test
    void recordsListsAndOptionalsAreSections() {
        assertThat(fill(
                        "{{#rows}}{{name}}{{#note}} ({{.}}){{/note}}{{^note}} -{{/note}};{{/rows}}",
                        Map.of("rows", List.of(new Row("a", Optional.of("n")), new Row("b", Optional.empty())))))
                .isEqualTo("a (n);b -;");
    }

    @Test
    void aNameThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> fill("{{nmae}}", Map.of("name", "x"))).isInstanceOf(MustacheException.class);
    }

    @Test
    void wordsAreEscapedToo() {
        assertThat(Template.of("{{#say}}key.a{{/say}}")
                        .fill(Map.of(), key -> key + " <x>")
                        .html())
                .isEqualTo("key.a &lt;x&gt;");
    }
}
