package io.leasehold.depot.pages;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** An answer, read as a page. */
record Page(int status, String path, HttpHeaders headers, String body, Document html) {
    static Page of(HttpResponse<String> answer) {
        return new Page(answer.statusCode(), answer.uri().getPath(), answer.headers(), answer.body(), Jsoup.parse(answer
                .body(), answer.uri().toString()));
    }

    /** The form that leads there. */
    FormElement form(String action) {
        return html.forms().stream().filter(form -> form.attr("action").equals(action)).findFirst().orElseThrow(
                () -> new AssertionError("The page " + path + " (" + status + ") has no form that leads to " + action
                        + ", only: " + html.forms().stream().map(form -> form.attr("action")).toList()));
    }

    boolean hasForm(String action) {
        return html.forms().stream().anyMatch(form -> form.attr("action").equals(action));
    }

    /** What people read on it. */
    String text() {
        return html.body().text();
    }

    /** Where the link with this text leads. */
    String link(String text) {
        return html.select("a").stream().filter(link -> link.text().equals(text)).map(link -> link.attr("href"))
                .findFirst().orElseThrow(() -> new AssertionError("The page " + path + " (" + status + ") has no link "
                        + text));
    }

    List<Element> all(String selector) {
        return html.select(selector);
    }

    /** The page, but for the id by which its request is found in the log. */
    String withoutTrace() {
        return body.replaceAll("[0-9a-f]{32}", "trace");
    }
}
