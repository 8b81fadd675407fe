package org.allteach.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldLabelsTest {

    @Test
    void a_problem_begins_with_the_label_of_its_field() {
        assertThat(named("""
                        <a href="#title"><strong data-label-of="title"></strong> Enter a value</a>
                        <label class="form-label" for="title">Title &amp; cost $1 <span>optional</span></label>
                        """)).contains("<a href=\"#title\"><strong>Title &amp; cost $1:</strong> Enter a value</a>");
    }

    @Test
    void a_group_of_boxes_is_named_by_its_legend() {
        assertThat(named("""
                        <a href="#to"><strong data-label-of="to"></strong> Choose one</a>
                        <fieldset class="mb-3" id="to">
                            <legend class="form-label">To</legend>
                        """)).contains("<strong>To:</strong> Choose one");
    }

    @Test
    void a_field_without_a_label_stays_unnamed() {
        assertThat(named("<a href=\"#x\"><strong data-label-of=\"x\"></strong> Enter a value</a>"))
                .isEqualTo("<a href=\"#x\">Enter a value</a>");
    }

    private static String named(String page) {
        return PageWriter.FieldLabels.named(page, label -> label + ":");
    }
}
